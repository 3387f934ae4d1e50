import type { Wish } from "@/features/plan/api";
import { toInterval } from "@/features/plan/interval";
import type { FamilyView, PlanView, SubscriptionView } from "@/lib/bindings";

/** What was chosen before the details are asked for. */
export interface Chosen {
  plan: string;
  interval: string;
}

/**
 * What is asked for first: the plan that was chosen, else the one that the
 * organization has or tries, else the one to try; for as many as it has now.
 */
export function firstWish(family: FamilyView, has: SubscriptionView, chosen?: Chosen): Wish {
  const { state, seatsUsed, invited, seats } = has;
  const isPaid = state === "active" || state === "past_due";
  const first =
    family.plans.find(({ id }) => id === (chosen?.plan ?? (state === "free" ? "" : has.plan))) ??
    family.plans.find(({ trialDays }) => trialDays > 0) ??
    family.plans.at(-1);
  const interval = chosen?.interval ?? toInterval(has.interval);
  const wish = { family: family.id, plan: first?.id ?? "", interval, seats: isPaid ? seats : seatsUsed + invited };
  return first ? withPlan(wish, first) : wish;
}

/** The same wish for another plan, within what that plan offers. */
export function withPlan(wish: Wish, plan: PlanView): Wish {
  const interval = plan.intervals.includes(wish.interval) ? wish.interval : (plan.intervals[0] ?? "");
  const most = plan.seatsMax || Number.POSITIVE_INFINITY;
  return { ...wish, plan: plan.id, interval, seats: Math.min(most, Math.max(plan.seatsMin, wish.seats)) };
}

/** The plans that can be changed to. Only what is paid for can be given up for the free one. */
export function choices(family: FamilyView, { state }: SubscriptionView): PlanView[] {
  const isPaid = state === "active" || state === "past_due";
  return family.plans.filter(({ intervals }) => isPaid || intervals.length > 0);
}

/** The plan of a family that costs nothing. */
export function freePlan(family: FamilyView): PlanView | undefined {
  return family.plans.find(({ intervals }) => intervals.length === 0);
}

/** What is wrong with a number of seats for a plan, if anything. */
export function seatsOff(plan: PlanView, seats: number): { code: "too_small" | "too_large"; bound: number } | null {
  if (seats < plan.seatsMin) return { code: "too_small", bound: plan.seatsMin };
  const most = plan.seatsMax || 1_000_000;
  return seats > most ? { code: "too_large", bound: most } : null;
}

/** Whether plans differ in who may have a seat: where each is for one, nobody counts them. */
export function hasSeats(plans: PlanView[]): boolean {
  return plans.some(({ seatsMax }) => seatsMax !== 1);
}

/** Whether a plan has no price of its own: what is used is paid. */
export function isMetered({ intervals, monthly }: PlanView): boolean {
  return intervals.length > 0 && monthly === 0;
}

/** What a seat costs a month under an interval, in minor units. */
export function perMonth(plan: PlanView, interval: string): number {
  return interval === "year" && plan.intervals.includes("year") ? plan.yearly : plan.monthly;
}
