import { useSubscriptions } from "@/features/plan/api";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** The plan of an organization's people, as it stands under the organization's name; "" until it is known. */
export function usePlanName(organization: string): string {
  const { data } = useSubscriptions(organization);
  const text = useText();
  const plan = data?.subscriptions[0];
  if (!plan) return "";
  return text(plan.state === "trialing" ? "plan.trial" : "plan.named", { Plan: isolate(plan.planName) });
}
