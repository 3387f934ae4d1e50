import { useMemo } from "react";
import type { Measure } from "@/features/usage/parts";
import { formatCompact, formatRound, formatSpend, formatUnits } from "@/lib/amounts";
import { formatNumber } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** Words what was measured in the shown language. */
export function useWords(currency: string) {
  const text = useText();
  const locale = useLocaleTag();
  return useMemo(
    () => ({
      text,
      locale,
      spend: (nano: string) => formatSpend(nano, currency, locale),
      tokens: (count: number) => formatCompact(count, locale),
      requests: (count: number) => (count >= 1e7 ? formatCompact(count, locale) : formatNumber(count, locale)),
      /** An amount of a measure, and one that is written as short as it can be. */
      amount: (measure: Measure) => (value: number) =>
        measure === "spend" ? formatUnits(value, currency, locale) : formatCompact(value, locale),
      round: (measure: Measure) => (value: number) =>
        measure === "spend" ? formatRound(value, currency, locale) : formatCompact(value, locale),
    }),
    [currency, locale, text],
  );
}
