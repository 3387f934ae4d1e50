import { Lock } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useCurrent } from "@/features/account/Current";
import { useComparison, useSubscriptions } from "@/features/plan/api";
import { plansAddress, useRefusalText } from "@/features/plan/Gate";
import { StartTrial } from "@/features/plan/SubscriptionActions";
import type { Refusal } from "@/features/plan/useAvailable";
import { useLanguage, useText } from "@/lib/i18n";

/** Why nobody can be invited here, and the way to it: the trial, another plan, or whom to ask. */
export function Blocked({ refusal, isNotice }: { refusal: Refusal; isNotice?: boolean }) {
  const text = useText();
  const words = useRefusalText("invite.plan.included")(refusal);
  if (isNotice) {
    return <Notice action={refusal.upgrade && <Ways />}>{words}</Notice>;
  }
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-12 text-center text-ink-2">
      <Lock aria-hidden className="size-6 text-ink-3" />
      <div className="flex max-w-md flex-col gap-1">
        <p className="font-medium text-ink">
          {text(refusal.reason === "plan" ? "invite.plan.title" : "invite.role.title")}
        </p>
        <p>{words}</p>
      </div>
      {refusal.upgrade && <Ways />}
    </div>
  );
}

function Ways() {
  const { organization } = useCurrent();
  const text = useText();
  const subscription = useSubscriptions(organization.id).data?.subscriptions.find(
    ({ family }) => family === seatFamily,
  );
  const comparison = useComparison(organization.id, useLanguage());
  const family = comparison.data?.families.find(({ id }) => id === seatFamily);
  const canTry = subscription?.canTrial && family;
  return (
    <span className="flex flex-wrap items-center justify-center gap-2">
      {canTry && <StartTrial subscription={subscription} family={family} isDisabled={false} />}
      <Button variant={canTry ? "secondary" : "primary"} onPress={() => window.location.assign(plansAddress)}>
        {text("gate.upgrade")}
      </Button>
    </span>
  );
}

// The plans that count people.
const seatFamily = "chat";
