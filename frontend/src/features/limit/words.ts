import type { LimitName } from "@/features/limit/values";
import { formatExact, formatSpend, formatUsed } from "@/lib/amounts";
import type { LimitUsedView, LimitValues } from "@/lib/bindings";
import { formatMoney } from "@/lib/format";
import { type TextKey, useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

const names: Record<string, TextKey> = {
  requests_per_second: "plans.limit.requestsPerSecond",
  tokens_per_minute: "plans.limit.tokensPerMinute",
  tokens_per_month: "plans.limit.tokensPerMonth",
  monthly_spend: "limits.monthlySpend",
};

/** Whether something is what the gateway calls a limit. */
export function isLimit(name: string): boolean {
  return name in names;
}

/** What the gateway calls a limit, in words. */
export function limitText(limit: string, text: ReturnType<typeof useText>): string {
  const key = names[limit];
  return key ? text(key) : limit;
}

const levels = ["plan", "organization", "workspace", "key"] as const;

/** What the gateway calls a level of limits, in words. */
export function limitLevelText(level: string, text: ReturnType<typeof useText>): string {
  const known = levels.find((one) => one === level);
  return known ? text(`limits.level.${known}`) : level;
}

/** Words limits in the shown language. */
export function useLimitWords(currency: string) {
  const text = useText();
  const locale = useLocaleTag();
  return {
    text,
    nameOf: (name: LimitName) => text(name === "monthlySpend" ? "limits.monthlySpend" : `plans.limit.${name}`),
    amountOf: (name: LimitName, value: number) =>
      name === "monthlySpend" ? formatMoney(value, currency, locale) : formatExact(value, locale),
    /** What was used of a limit this month; empty where that isn't counted. */
    usedOf: (name: LimitName, used: LimitUsedView) => {
      if (name === "monthlySpend") return formatSpend(used.spend, currency, locale);
      return name === "tokensPerMonth" ? formatUsed(used.tokens, locale) : "";
    },
  };
}

/** How many minor units make a unit of a currency. */
export function minorUnits(currency: string): number {
  const { maximumFractionDigits = 0 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}

/** All limits that are set, as they are told in one line. */
export function useLimitsLine(currency: string): (limits: LimitValues) => string {
  const { text, nameOf, amountOf } = useLimitWords(currency);
  return (limits) =>
    (["requestsPerSecond", "tokensPerMinute", "tokensPerMonth", "monthlySpend"] as const)
      .filter((name) => limits[name] > 0)
      .map((name) => text("label.value", { Label: nameOf(name), Value: isolate(amountOf(name, limits[name])) }))
      .join(" · ");
}
