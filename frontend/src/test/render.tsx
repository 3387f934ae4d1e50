import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { withdrawAll } from "@/components/ui/Toast";
import { Toasts } from "@/components/ui/Toasts";
import { queries } from "@/lib/queries";

/** Renders with everything that components expect around them, on an empty cache and without messages. */
export function show(children: ReactNode) {
  queries.clear();
  withdrawAll();
  const shown = render(house(children));
  return { ...shown, again: (changed: ReactNode) => shown.rerender(house(changed)) };
}

const house = (children: ReactNode) => (
  <I18nProvider locale="en-GB">
    <QueryClientProvider client={queries}>
      {children}
      <Toasts />
    </QueryClientProvider>
  </I18nProvider>
);
