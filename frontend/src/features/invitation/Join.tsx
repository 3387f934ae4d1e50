import { useLook } from "@/features/invitation/api";
import { EnterInvitation } from "@/features/invitation/EnterInvitation";
import { Invited } from "@/features/invitation/Invited";
import { joining, useJoining } from "@/features/invitation/joining";
import type { AccountView } from "@/lib/bindings";

/** Joins an organization with an invitation: which one it is, who is asked, and their answer. */
export function Join({ account }: { account: AccountView | undefined }) {
  const invitation = useJoining()?.invitation ?? "";
  const look = useLook(invitation, account?.id);
  const view = look.data;
  if (view && (view.state === "open" || view.member)) {
    return <Invited key={account?.id} account={account} invitation={invitation} view={view} />;
  }
  return (
    <EnterInvitation
      key={invitation}
      given={invitation}
      isPending={look.isFetching}
      fault={look.error}
      state={view?.state}
      onEnter={(text) => {
        if (text === invitation) void look.refetch();
        else joining.set({ invitation: text });
      }}
    />
  );
}
