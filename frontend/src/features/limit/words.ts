import type { TextKey, useText } from "@/lib/i18n";

const names: Record<string, TextKey> = {
  requests_per_second: "plans.limit.requestsPerSecond",
  tokens_per_minute: "plans.limit.tokensPerMinute",
  tokens_per_month: "plans.limit.tokensPerMonth",
  monthly_spend: "limits.monthlySpend",
};

/** How a limit is called, within a sentence. */
export function limitText(limit: string, text: ReturnType<typeof useText>): string {
  const key = names[limit];
  return key ? text(key) : limit;
}
