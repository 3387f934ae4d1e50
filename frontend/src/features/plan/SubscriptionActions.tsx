import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Reason } from "@/components/ui/Reason";
import { done, failed } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { type Step, useStep } from "@/features/plan/api";
import { CancelPlan } from "@/features/plan/CancelPlan";
import { ChangePlan } from "@/features/plan/ChangePlan";
import { Refused } from "@/features/plan/Gate";
import { managePlan, useAvailable } from "@/features/plan/useAvailable";
import { freePlan } from "@/features/plan/wish";
import { usePlanWords } from "@/features/plan/words";
import type { FamilyView, SubscriptionsView, SubscriptionView } from "@/lib/bindings";
import { faultText } from "@/lib/faultText";
import { isolate } from "@/lib/isolate";

interface ActionsProps {
  subscription: SubscriptionView;
  family: FamilyView | undefined;
}

/** What can be done about a subscription; who may not reads whom to ask. */
export function SubscriptionActions({ subscription, family }: ActionsProps) {
  const { organization } = useCurrent();
  const available = useAvailable(organization.id);
  const refusal = available.refusal({ permission: managePlan });
  const [asks, setAsks] = useState<"change" | "cancel" | null>(null);
  const { text } = usePlanWords();
  const { state, cancels, scheduled } = subscription;
  const isOff = !available.may({ permission: managePlan }) || !family;
  const isPaid = state === "active" || state === "past_due";
  return (
    <footer className="flex min-h-14 flex-wrap items-center gap-2 px-4.5 py-3">
      {subscription.canTrial && family && (
        <p className="w-full text-small text-pretty text-ink-2">
          <TrialOffer family={family} />
        </p>
      )}
      {subscription.canTrial && <StartTrial subscription={subscription} family={family} isDisabled={isOff} />}
      <Button isDisabled={isOff || state === "past_due"} onPress={() => setAsks("change")}>
        {text(isPaid ? "plans.change" : "plans.choose")}
      </Button>
      {cancels && <StepButton step="resume" subscription={subscription} isDisabled={isOff} />}
      {scheduled && !cancels && <StepButton step="keep" subscription={subscription} isDisabled={isOff} />}
      {isPaid && !cancels && (
        <Button variant="quiet" isDisabled={isOff} onPress={() => setAsks("cancel")}>
          {text("plans.cancel")}
        </Button>
      )}
      {refusal && <Refused refusal={refusal} />}
      {!refusal && state === "past_due" && <Reason reason="past_due" />}
      {family && asks === "change" && (
        <ChangePlan family={family} subscription={subscription} onClose={() => setAsks(null)} />
      )}
      {family && asks === "cancel" && (
        <CancelPlan family={family} subscription={subscription} onClose={() => setAsks(null)} />
      )}
    </footer>
  );
}

/** Starts the family's trial with one press. */
export function StartTrial({ subscription, family, isDisabled, size }: TrialProps) {
  const { organization } = useCurrent();
  const start = useStep(organization.id, "start");
  const { text, day } = usePlanWords();
  const tried = family?.plans.find(({ trialDays }) => trialDays > 0);
  if (!tried) return null;
  const press = () =>
    start.mutate(subscription.family, {
      onSuccess: (view) => {
        const ends = of(view, subscription.family)?.trialEnds ?? "";
        done(text("plans.trial_started", { Plan: isolate(tried.name), Date: day(ends) }));
      },
      onError: (fault) => failed(faultText(fault)),
    });
  return (
    <Button variant="primary" size={size} isDisabled={isDisabled} isPending={start.isPending} onPress={press}>
      {text("plans.trial", { Count: tried.trialDays })}
    </Button>
  );
}

/** Says which plan can be tried, for how many, and what comes after. */
export function TrialOffer({ family }: { family: FamilyView }) {
  const { text } = usePlanWords();
  const tried = family.plans.find(({ trialDays }) => trialDays > 0);
  if (!tried) return null;
  const names = { Plan: isolate(tried.name), Free: isolate(freePlan(family)?.name ?? "") };
  return <>{text("compare.offer", { ...names, Count: tried.trialSeats })}</>;
}

interface TrialProps extends ActionsProps {
  isDisabled: boolean;
  size?: "small";
}

const said = { resume: "plans.resumed", keep: "plans.kept" } as const;

interface StepProps {
  step: Extract<Step, keyof typeof said>;
  subscription: SubscriptionView;
  isDisabled: boolean;
}

function StepButton({ step, subscription, isDisabled }: StepProps) {
  const { organization } = useCurrent();
  const take = useStep(organization.id, step);
  const { text } = usePlanWords();
  const about = `subscription ${organization.id} ${subscription.family}`;
  const press = () =>
    take.mutate(subscription.family, {
      onSuccess: () => done(text(said[step], { Plan: isolate(subscription.planName) }), { about }),
      onError: (fault) => failed(faultText(fault), about),
    });
  return (
    <Button isDisabled={isDisabled} isPending={take.isPending} onPress={press}>
      {text(`plans.${step}`)}
    </Button>
  );
}

const of = (view: SubscriptionsView, family: string) => view.subscriptions.find((one) => one.family === family);
