import { formatCompact, formatSpend } from "@/lib/amounts";
import { useLocaleTag, useText } from "@/lib/i18n";

/** What answers took. */
interface Took {
  input: number;
  output: number;
  spend: string;
  estimated: boolean;
}

/** Words tokens and cost: "12 in, 48 out, €0.0031"; empty where nothing was used. */
export function useTook(currency: string): (took: Took) => string {
  const text = useText();
  const locale = useLocaleTag();
  return ({ input, output, spend, estimated }) => {
    if (input + output === 0) return "";
    const params = { Input: formatCompact(input, locale), Output: formatCompact(output, locale) };
    const cost = spend === "" ? text("chat.unpriced") : formatSpend(spend, currency, locale);
    return text(estimated ? "chat.took.estimated" : "chat.took", { ...params, Cost: cost });
  };
}
