import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { done, failed } from "@/components/ui/Toast";
import { useAccept, useDecline } from "@/features/invitation/api";
import { joining } from "@/features/invitation/joining";
import { useOpenOrganization, useOrganizations } from "@/features/organization/api";
import type { AccountView, LookView } from "@/lib/bindings";
import { toFault } from "@/lib/fault";
import { faultText, useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface AnswerProps {
  account: AccountView;
  invitation: string;
  view: LookView;
}

/** Yes or no, by whoever is signed in; both addresses where they were invited by another one. */
export function Answer({ account, invitation, view }: AnswerProps) {
  const accept = useAccept();
  const decline = useDecline();
  const text = useText();
  const faults = useFaultText();
  const enter = useEntering(view.organization);
  const Organization = isolate(view.organizationName);
  const yes = () =>
    accept.mutateAsync(invitation).then(
      ({ organization }) => enter(organization?.id === view.organization, text("join.done", { Organization })),
      () => undefined, // said below
    );
  const no = () =>
    decline.mutateAsync(invitation).then(
      () => {
        joining.set(null);
        done(text("join.declined", { Organization }));
      },
      () => undefined, // said below
    );
  const agree = useEffectEvent(() => {
    if (!isInvited(account, view) || view.member || !joining.get()?.isAgreed) return;
    joining.set({ invitation });
    void yes();
  });
  useEffect(() => agree(), []);
  const fault = accept.error ?? decline.error;
  if (view.member) {
    return (
      <Button variant="primary" size="large" className="w-full" onPress={() => void enter(false)}>
        {text("action.open")}
      </Button>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <As account={account} view={view} />
      {fault && (
        <Notice tone="red" alert>
          {faults.whole(fault)}
        </Notice>
      )}
      <div className="flex flex-col gap-2.5">
        <Button
          variant="primary"
          size="large"
          className="w-full"
          isPending={accept.isPending}
          onPress={() => void yes()}
        >
          {text("join.accept")}
        </Button>
        <Button size="large" className="w-full" isPending={decline.isPending} onPress={() => void no()}>
          {text("join.decline")}
        </Button>
      </div>
    </div>
  );
}

const isInvited = (account: AccountView, view: LookView) => account.email.toLowerCase() === view.email.toLowerCase();

function As({ account, view }: { account: AccountView; view: LookView }) {
  const text = useText();
  const Email = isolate(account.email);
  if (isInvited(account, view)) {
    return <p className="text-ink-2">{text("join.as", { Email })}</p>;
  }
  return <Notice tone="amber">{text("join.as.other", { Email, Invited: isolate(view.email) })}</Notice>;
}

// Where the organization asks for MFA first, opening it leads there; where no seat is left, that is said.
function useEntering(organization: string) {
  const open = useOpenOrganization();
  const list = useOrganizations();
  return async (isOpen: boolean, said?: string) => {
    if (!isOpen) {
      await list.refetch();
      await open.mutateAsync(organization).catch((reason: unknown) => {
        const fault = toFault(reason);
        if (fault.code !== "mfa.required") failed(faultText(fault));
      });
    }
    joining.set(null);
    if (said) done(said);
  };
}
