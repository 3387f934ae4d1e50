import { usePlanWords } from "@/features/plan/words";
import type { SubscriptionView } from "@/lib/bindings";
import { isolate } from "@/lib/isolate";

/** What comes next of a subscription by itself, in a sentence. */
export function Upcoming({ subscription }: { subscription: SubscriptionView }) {
  return <p className="text-pretty text-ink-2">{useUpcoming()(subscription)}</p>;
}

/** Words what comes next of a subscription by itself. */
export function useUpcoming(): (subscription: SubscriptionView) => string {
  const { text, day } = usePlanWords();
  return ({ state, scheduled, cancels, ...at }) => {
    if (state === "trialing") return text("plans.trial_ends", { Date: day(at.trialEnds) });
    if (state === "past_due") return text("plans.grace_ends", { Date: day(at.graceEnds) });
    if (state !== "active") return text("plans.free_since", { Date: day(at.started) });
    if (cancels) return text("plans.ends", { Date: day(at.periodEnd) });
    if (!scheduled) return text("plans.renews", { Date: day(at.periodEnd) });
    const becomes = { Date: day(scheduled.at), Plan: isolate(scheduled.planName), Count: scheduled.seats };
    return text(scheduled.interval === "year" ? "plans.becomes.year" : "plans.becomes.month", becomes);
  };
}
