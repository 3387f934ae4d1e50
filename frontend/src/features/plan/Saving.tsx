import { Badge } from "@/components/ui/Badge";
import type { PlanView } from "@/lib/bindings";
import { formatPercent } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** How much less a year costs when it is paid at once. */
export function Saving({ plans }: { plans: PlanView[] }) {
  const text = useText();
  const locale = useLocaleTag();
  const discounts = plans.map(({ yearlyDiscount }) => yearlyDiscount).filter((discount) => discount > 0);
  if (discounts.length === 0) return null;
  const most = Math.max(...discounts);
  const key = discounts.every((discount) => discount === most) ? "compare.save" : "compare.save_up";
  return <Badge tone="green">{text(key, { Percent: formatPercent(most, locale) })}</Badge>;
}
