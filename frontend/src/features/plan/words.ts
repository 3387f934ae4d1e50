import { formatDate, formatMoney, formatRange } from "@/lib/format";
import { type TextKey, useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** How often something is paid, as the backend says it. */
export type Interval = "month" | "year";

/** Reads an interval; what is not paid at all is shown by the month. */
export function toInterval(interval: string): Interval {
  return interval === "year" ? "year" : "month";
}

interface Line {
  kind: string;
  planName: string;
  seats: number;
  from: string;
  to: string;
}

const kinds: Record<string, TextKey> = {
  period: "charges.kind.period",
  rest: "charges.kind.rest",
  credit: "charges.kind.credit",
};

/** Words amounts, days and charges in the shown language. */
export function usePlanWords() {
  const text = useText();
  const locale = useLocaleTag();
  return {
    text,
    locale,
    day: (time: string) => (time ? formatDate(time, locale) : ""),
    money: (amount: number, currency: string) => isolate(formatMoney(amount, currency, locale)),
    charge: ({ kind, planName, seats }: Line) =>
      text(kinds[kind] ?? "charges.kind.period", { Plan: isolate(planName), Count: seats }),
    range: ({ from, to }: Line) => formatRange(from, to, locale),
  };
}
