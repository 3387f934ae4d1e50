import { useLocation, useNavigate } from "@tanstack/react-router";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useCurrent } from "@/features/account/Current";
import { useSubscriptions } from "@/features/plan/api";
import { lastDays } from "@/features/plan/states";
import { usePlanWords } from "@/features/plan/words";
import type { SubscriptionView } from "@/lib/bindings";
import { isolate } from "@/lib/isolate";

// Where plans and people are looked after, the trial is told from its first day on.
const near = ["/members", "/subscriptions"];
const elsewhere = ["/account", "/settings"];

/** That a trial runs out or a payment is missing; on the pages of the organization alone. */
export function PlanNotice() {
  const { organization } = useCurrent();
  const { pathname } = useLocation();
  const { data } = useSubscriptions(organization.id);
  const isNear = near.some((path) => pathname.startsWith(path));
  if (elsewhere.some((path) => pathname.startsWith(path))) return null;
  return data?.subscriptions
    .filter((one) => isTold(one, isNear))
    .map((one) => <Told key={one.family} subscription={one} isHere={pathname.startsWith("/subscriptions")} />);
}

/** Whether a subscription is spoken of: a missing payment always, a trial in its last days or where one looks for it. */
export function isTold({ state, daysLeft }: Pick<SubscriptionView, "state" | "daysLeft">, isNear: boolean): boolean {
  return state === "past_due" || (state === "trialing" && (isNear || daysLeft <= lastDays));
}

function Told({ subscription, isHere }: { subscription: SubscriptionView; isHere: boolean }) {
  const navigate = useNavigate();
  const { text } = usePlanWords();
  const isLate = subscription.state === "past_due" || subscription.daysLeft <= lastDays;
  const action = !isHere && subscription.state === "trialing" && (
    <Button size="small" onPress={() => void navigate({ to: "/subscriptions/plans" })}>
      {text("subscriptions.compare")}
    </Button>
  );
  return (
    <Notice tone={isLate ? "amber" : "info"} action={action}>
      {useTold(subscription)}
    </Notice>
  );
}

function useTold({ state, planName, daysLeft, seatsUsed, graceEnds }: SubscriptionView): string {
  const { text, day } = usePlanWords();
  const plan = isolate(planName);
  if (state === "past_due") return text("plan_notice.past_due", { Plan: plan, Date: day(graceEnds) });
  const after = seatsUsed > 1 ? text("plan_notice.after", { Count: seatsUsed - 1 }) : text("plan_notice.after.nobody");
  return `${text("plan_notice.trial", { Plan: plan, Count: daysLeft })} ${after}`;
}
