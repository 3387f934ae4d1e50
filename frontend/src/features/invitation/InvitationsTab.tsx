import { useNavigate } from "@tanstack/react-router";
import { MailPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { TableSkeleton } from "@/components/ui/grid/TableSkeleton";
import { Segmented } from "@/components/ui/Segmented";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { type ListedState, useInvitations } from "@/features/invitation/api";
import { Blocked } from "@/features/invitation/Blocked";
import { InvitationsTable } from "@/features/invitation/InvitationsTable";
import { invitesNeed } from "@/features/invitation/InviteButton";
import { useAvailable } from "@/features/plan/useAvailable";
import { useText } from "@/lib/i18n";
import { readOn } from "@/lib/readOn";

/** The invitations of the organization: who is invited, and what became of it. */
export function InvitationsTab() {
  const { organization } = useCurrent();
  const available = useAvailable(organization.id);
  const refusal = available.refusal(invitesNeed);
  if (refusal?.reason === "role") {
    return (
      <Card>
        <Blocked refusal={refusal} />
      </Card>
    );
  }
  return available.isKnown ? <Listed key={organization.id} /> : <TableSkeleton />;
}

function Listed() {
  const { organization } = useCurrent();
  const [state, setState] = useState<ListedState>("open");
  const list = useInvitations(organization.id, state);
  const refusal = useAvailable(organization.id).refusal(invitesNeed);
  const text = useText();
  const invitations = list.data?.pages.flatMap((page) => page.invitations);
  const top = list.data?.pages[0];
  return (
    <div className="flex flex-col gap-4">
      {refusal && (invitations?.length ?? 0) > 0 && <Blocked refusal={refusal} isNotice />}
      <div className="flex flex-wrap items-center gap-3">
        <Segmented
          label={text("invitations.state")}
          options={(["open", "ended"] as const).map((id) => ({ id, label: text(`invitations.${id}`) }))}
          value={state}
          onChange={setState}
        />
        {top && (
          <p className="ms-auto text-ink-2">
            {text("invitations.seats", { Count: Math.max(0, top.seats - top.used - top.open) })}
          </p>
        )}
      </div>
      {list.error && !list.data && <Unread fault={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <TableSkeleton />}
      {invitations?.length === 0 && <Nobody state={state} />}
      {top && invitations && invitations.length > 0 && (
        <InvitationsTable key={state} invitations={invitations} mailReady={top.mailReady} onNear={() => readOn(list)} />
      )}
    </div>
  );
}

function Nobody({ state }: { state: ListedState }) {
  const { organization } = useCurrent();
  const refusal = useAvailable(organization.id).refusal(invitesNeed);
  const navigate = useNavigate();
  const text = useText();
  if (refusal && state === "open") {
    return (
      <Card>
        <Blocked refusal={refusal} />
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={<MailPlus />}
        text={text(state === "open" ? "invitations.none" : "invitations.none.ended")}
        action={
          state === "open" && (
            <Button onPress={() => void navigate({ to: "/members/invitations/new" })}>{text("invite.title")}</Button>
          )
        }
      />
    </Card>
  );
}
