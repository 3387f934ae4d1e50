import { useState } from "react";
import { Grid } from "@/components/ui/grid/Grid";
import { useChosen } from "@/components/ui/grid/useChosen";
import { InvitationMenu } from "@/features/invitation/InvitationMenu";
import { ResendInvitation } from "@/features/invitation/ResendInvitation";
import { RevokeBar } from "@/features/invitation/RevokeBar";
import { RevokeInvitations } from "@/features/invitation/RevokeInvitations";
import { templateOf, useColumns } from "@/features/invitation/useColumns";
import type { InvitationRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface TableProps {
  invitations: InvitationRef[];
  mailReady: boolean;
  /** Told when the last ones that were read come into sight. */
  onNear: () => void;
}

interface Question {
  what: "revoke" | "resend";
  about: InvitationRef[];
}

/** A table of any number of invitations. */
export function InvitationsTable({ invitations, mailReady, onNear }: TableProps) {
  const { chosen, none, selection } = useChosen(invitations);
  const [question, setQuestion] = useState<Question | null>(null);
  const text = useText();
  const isOpen = invitations[0]?.state === "open";
  const bar = (
    <RevokeBar count={chosen.length} onRevoke={() => setQuestion({ what: "revoke", about: chosen })} onClear={none} />
  );
  const close = () => setQuestion(null);
  const [first] = question?.about ?? [];
  return (
    <>
      <Grid
        label={text("members.tab.invitations")}
        count={invitations.length}
        itemAt={(place) => invitations[place]}
        nameOf={({ email, name }) => email || name || text("invitations.erased")}
        columns={useColumns(isOpen)}
        template={templateOf(isOpen)}
        selection={isOpen ? { ...selection, bar } : undefined}
        menu={
          isOpen
            ? (invitation) => (
                <InvitationMenu invitation={invitation} onAsk={(what) => setQuestion({ what, about: [invitation] })} />
              )
            : undefined
        }
        onDrawn={({ last }) => last >= invitations.length - 1 && onNear()}
      />
      {question?.what === "resend" && first && (
        <ResendInvitation invitation={first} mailReady={mailReady} onClose={close} />
      )}
      {question?.what === "revoke" && (
        <RevokeInvitations invitations={question.about} onClose={close} onRevoked={none} />
      )}
    </>
  );
}
