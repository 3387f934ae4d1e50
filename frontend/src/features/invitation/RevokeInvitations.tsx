import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useRevokeInvitations } from "@/features/invitation/api";
import type { InvitationRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface RevokeProps {
  invitations: InvitationRef[];
  onClose: () => void;
  onRevoked: () => void;
}

/** Asks before invitations end: a link that is dead stays dead. */
export function RevokeInvitations({ invitations, onClose, onRevoked }: RevokeProps) {
  const { organization } = useCurrent();
  const revoke = useRevokeInvitations(organization.id);
  const text = useText();
  const faults = useFaultText();
  const params = { Count: invitations.length, Email: isolate(invitations[0]?.email ?? "") };
  const isOne = invitations.length === 1;
  const submit = () =>
    revoke.mutateAsync(invitations.map(({ id }) => id)).then(
      ({ changed }) => {
        onRevoked();
        onClose();
        done(text(isOne ? "invitations.revoked.named" : "invitations.revoked", { ...params, Count: changed }));
      },
      () => undefined, // said in the dialog
    );
  return (
    <Dialog
      role="alertdialog"
      title={text(isOne ? "invitations.revoke.title.named" : "invitations.revoke.title", params)}
      isOpen
      onClose={onClose}
      className="max-w-md"
    >
      <div className="flex flex-col gap-3 text-pretty text-ink-2">
        <p>{text("invitations.revoke.help", params)}</p>
        {revoke.error && (
          <Notice tone="red" alert>
            {faults.whole(revoke.error)}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant="destroy" isPending={revoke.isPending} onPress={() => void submit()}>
          {text("invitations.revoke.submit", params)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
