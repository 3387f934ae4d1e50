import { useAvailability } from "@/features/plan/api";
import { type Refusal, refusalOf } from "@/features/plan/useAvailable";
import type { Availability, LevelsView } from "@/lib/bindings";

/** What stands in the way of setting rates and spend; null where nothing does. */
export interface LimitRefusals {
  rates: Refusal | null;
  spend: Refusal | null;
}

/** What the backend found to be in the way, and who can change that. */
export function useRefusals(organization: string, { can }: LevelsView): LimitRefusals {
  const { data } = useAvailability(organization);
  const worded = ({ allowed, reason }: Availability): Refusal | null => {
    if (allowed) return null;
    const byPlan = reason === "plan" && data ? refusalOf(data, { feature: "spend_limits" }) : null;
    return byPlan ?? { reason: "role", role: "admin", ask: data?.admins ?? [], plans: [], upgrade: false };
  };
  return { rates: worded(can.rates), spend: worded(can.spend) };
}
