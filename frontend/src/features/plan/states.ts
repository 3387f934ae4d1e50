import type { Badge } from "@/components/ui/Badge";
import type { SubscriptionView } from "@/lib/bindings";
import type { TextKey, TextParams } from "@/lib/i18n";

/** What a badge says of a subscription, and in which tone. */
export interface Standing {
  tone: NonNullable<Parameters<typeof Badge>[0]["tone"]>;
  key: TextKey;
  params?: TextParams;
}

type Stands = Pick<SubscriptionView, "state" | "cancels" | "scheduled" | "daysLeft">;

/** How a subscription stands; nothing is said of a free one. What needs attention comes first. */
export function standing({ state, cancels, scheduled, daysLeft }: Stands): Standing | null {
  if (state === "free") return null;
  if (state === "past_due") return { tone: "amber", key: "plans.state.past_due" };
  if (state === "trialing") return { tone: "amber", key: "plans.state.trialing", params: { Count: daysLeft } };
  if (cancels) return { tone: "amber", key: "plans.state.cancels" };
  if (scheduled) return { tone: "accent", key: "plans.state.scheduled" };
  return { tone: "green", key: "plans.state.active" };
}

/** The days from which a trial's end is urgent. */
export const lastDays = 3;
