import { Confirm } from "@/components/ui/Confirm";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useRevokeInvitations } from "@/features/invitation/api";
import type { InvitationRef } from "@/lib/bindings";
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
    <Confirm
      title={text(isOne ? "invitations.revoke.title.named" : "invitations.revoke.title", params)}
      submit={text("invitations.revoke.submit", params)}
      asked={revoke}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{text("invitations.revoke.help", params)}</p>
    </Confirm>
  );
}
