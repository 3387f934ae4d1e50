import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useResetMember } from "@/features/members/api";
import { ResetMFA } from "@/features/mfa/ResetMFA";
import type { MemberRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** Asks before a member's MFA is turned off for them. */
export function ResetMember({ member, onClose }: { member: MemberRef; onClose: () => void }) {
  const { organization } = useCurrent();
  const reset = useResetMember(organization.id);
  const text = useText();
  const onReset = () =>
    reset.mutate(member.id, {
      onSuccess: () => {
        onClose();
        done(text("mfa.reset.done", { Name: member.name }));
      },
    });
  return (
    <ResetMFA name={member.name} isPending={reset.isPending} fault={reset.error} onReset={onReset} onClose={onClose} />
  );
}
