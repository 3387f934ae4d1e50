import { useMemo } from "react";
import type { Dimension } from "@/features/usage/api";
import type { Names } from "@/features/usage/parts";
import { useText } from "@/lib/i18n";

/** How rows are called: what came from the playground has no key, and of some things nothing is known any more. */
export function useNames(by: Dimension): Names {
  const text = useText();
  return useMemo(
    () => ({
      of: ({ id, name }) => name || text(by === "key" && id === "" ? "usage.playground" : "usage.unnamed"),
      rest: text("chart.rest"),
    }),
    [text, by],
  );
}
