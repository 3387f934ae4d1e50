import { isMetered } from "@/features/plan/wish";
import type { PlanView } from "@/lib/bindings";
import { formatDate, formatMoney, formatRange } from "@/lib/format";
import { type TextKey, useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

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

/** What the price of a plan is for. */
export function priceKey(plan: PlanView): TextKey {
  if (isMetered(plan)) return "plans.metered";
  return plan.seatsMax === 1 ? "plans.per.month" : "plans.per_seat";
}

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
