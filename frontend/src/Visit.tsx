import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import type { Page } from "@/components/shell/pages";
import { CurrentProvider } from "@/features/account/Current";
import type { AccountView } from "@/lib/bindings";
import { visiting } from "@/router";

interface VisitProps {
  account: AccountView;
  to: Page["to"];
  onLeave: () => void;
}

/** What needs no organization, for somebody who looks in from the door and goes back to it. */
export default function Visit({ account, to, onLeave }: VisitProps) {
  const [router] = useState(() => visiting(to));
  return (
    <CurrentProvider value={{ account, onLeave }}>
      <RouterProvider router={router} />
    </CurrentProvider>
  );
}
