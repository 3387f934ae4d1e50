import { done, failed } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useStep, type Wish } from "@/features/plan/api";
import { usePlanWords } from "@/features/plan/words";
import type { PlanView, PreviewView, SubscriptionsView } from "@/lib/bindings";
import { toFault } from "@/lib/fault";
import { faultText } from "@/lib/faultText";
import { isolate } from "@/lib/isolate";

/** Says what has become of a change. What has not begun yet can be taken back. */
export function useSayChanged() {
  const { organization } = useCurrent();
  const resume = useStep(organization.id, "resume");
  const keep = useStep(organization.id, "keep");
  const { text, day } = usePlanWords();
  return (
    view: SubscriptionsView,
    { family, seats }: Wish,
    plan: PlanView | undefined,
    { effective, at }: PreviewView,
  ) => {
    const now = view.subscriptions.find((one) => one.family === family);
    const params = { Plan: isolate(plan?.name ?? ""), Date: day(at), Count: seats };
    const about = `subscription ${organization.id} ${family}`;
    const isSingle = plan?.seatsMax === 1; // its one seat is nothing to speak of
    if (effective === "now") return done(text(isSingle ? "plans.changed.single" : "plans.changed", params), { about });
    if (!now?.cancels && !now?.scheduled) return done(text("plans.kept", params), { about });
    const back = now.cancels ? resume : keep;
    const undo = () =>
      void back.mutateAsync(family).then(
        () => done(text("plans.kept", { Plan: isolate(now.planName) }), { about }),
        (fault) => failed(faultText(toFault(fault)), about),
      );
    const ends = { Plan: isolate(now.planName), Date: day(now.periodEnd) };
    const begins = isSingle ? "plans.begins.single" : "plans.begins";
    done(now.cancels ? text("plans.canceled", ends) : text(begins, params), { undo, about });
  };
}
