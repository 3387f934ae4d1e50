import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { done, failed } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { usePreview, useStep } from "@/features/plan/api";
import { Consequences } from "@/features/plan/Consequences";
import { freePlan } from "@/features/plan/wish";
import { usePlanWords } from "@/features/plan/words";
import type { FamilyView, SubscriptionView } from "@/lib/bindings";
import { toFault } from "@/lib/fault";
import { faultText, useFaultText } from "@/lib/faultText";
import { isolate } from "@/lib/isolate";

interface CancelPlanProps {
  family: FamilyView;
  subscription: SubscriptionView;
  onClose: () => void;
}

/** Says what ends with the period, and who loses their seat, before it is cancelled. */
export function CancelPlan({ family, subscription, onClose }: CancelPlanProps) {
  const { text, day } = usePlanWords();
  const { organization } = useCurrent();
  const faults = useFaultText();
  const cancel = useCancel(subscription, onClose);
  const free = freePlan(family);
  const wish = { family: family.id, plan: free?.id ?? "", interval: "", seats: 1 };
  const { data: preview, error } = usePreview(organization.id, wish);
  const names = { Plan: isolate(subscription.planName), Free: isolate(free?.name ?? "") };
  const date = day(subscription.periodEnd);
  const fault = cancel.error ?? error;
  return (
    <Dialog role="alertdialog" title={text("cancel.title", names)} isOpen onClose={onClose}>
      <div className="flex min-h-36 flex-col gap-4">
        <p className="text-pretty text-ink-2">{text("cancel.text", { ...names, Date: date })}</p>
        {preview && <Consequences preview={preview} />}
        {!preview && !error && <Skeleton className="h-3 w-80" />}
        {fault && (
          <Notice tone="red" alert>
            {faults.whole(fault)}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("cancel.keep", names)}</Button>
        <Button variant="destroy" isDisabled={!preview} isPending={cancel.isPending} onPress={cancel.press}>
          {text("cancel.submit", { Date: date })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function useCancel({ family, planName, periodEnd }: SubscriptionView, onDone: () => void) {
  const { organization } = useCurrent();
  const cancel = useStep(organization.id, "cancel");
  const resume = useStep(organization.id, "resume");
  const { text, day } = usePlanWords();
  const about = `subscription ${organization.id} ${family}`;
  const names = { Plan: isolate(planName), Date: day(periodEnd) };
  const undo = () =>
    void resume.mutateAsync(family).then(
      () => done(text("plans.resumed", names), { about }),
      (fault) => failed(faultText(toFault(fault)), about),
    );
  const press = () =>
    cancel.mutate(family, {
      onSuccess: () => {
        onDone();
        done(text("plans.canceled", names), { undo, about });
      },
    });
  return { ...cancel, press };
}
