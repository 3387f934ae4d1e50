import { useAvailability } from "@/features/plan/api";
import type { AvailableView } from "@/lib/bindings";

/** What something needs: a permission of a role, a feature of the plan, or both. */
export interface Needs {
  permission?: string;
  feature?: string;
}

/** Why something can't be done here, and who can change that. */
export interface Refusal {
  reason: "role" | "plan";
  /** The role that it takes: to do it, or to change the plan. */
  role: "admin" | "billing";
  /** The names of people who have that role, three at most. */
  ask: string[];
  /** The plans that include it. */
  plans: string[];
  /** Whether the person can change the plan. */
  upgrade: boolean;
}

/** What may be done in an organization. Until it is known, nothing is refused and nothing is allowed. */
export interface Available {
  isKnown: boolean;
  may: (needs: Needs) => boolean;
  refusal: (needs: Needs) => Refusal | null;
}

/** What the person may do in an organization, and what stands in the way of the rest. */
export function useAvailable(organization: string): Available {
  const { data } = useAvailability(organization);
  return {
    isKnown: data !== undefined,
    may: (needs) => data !== undefined && refusalOf(data, needs) === null,
    refusal: (needs) => (data ? refusalOf(data, needs) : null),
  };
}

/** What stands in the way, the role before the plan: another plan would not help who lacks the role. */
export function refusalOf(view: AvailableView, { permission, feature }: Needs): Refusal | null {
  if (permission && !view.permissions.includes(permission)) {
    const role = permission === managePlan ? "billing" : "admin";
    return { reason: "role", role, ask: role === "billing" ? view.billing : view.admins, plans: [], upgrade: false };
  }
  const wanted = feature && view.features.find(({ id }) => id === feature);
  if (!wanted || wanted.included) return null;
  const upgrade = view.permissions.includes(managePlan);
  return { reason: "plan", role: "billing", ask: view.billing, plans: wanted.plans, upgrade };
}

/** The permission to change plans: Billing's alone. */
export const managePlan = "plan.manage";
