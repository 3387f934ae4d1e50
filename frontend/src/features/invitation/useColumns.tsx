import { useMemo } from "react";
import { Badge } from "@/components/ui/Badge";
import type { GridColumn } from "@/components/ui/grid/GridHead";
import { fromMedium } from "@/components/ui/grid/Row";
import { Ago, In } from "@/components/ui/Time";
import { MailState, useMailFailure } from "@/features/invitation/MailState";
import { Roles } from "@/features/members/Roles";
import type { InvitationRef } from "@/lib/bindings";
import { hasText, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** How the columns share the width: of open invitations, and of those that have ended. */
export const templateOf = (isOpen: boolean) =>
  isOpen
    ? "grid-cols-[2.75rem_minmax(0,1fr)_8rem_7.5rem_3.25rem] @2xl:grid-cols-[2.75rem_minmax(0,1fr)_9rem_7.5rem_7.5rem_3.25rem] @3xl:grid-cols-[2.75rem_minmax(0,1fr)_13rem_8rem_8rem_8rem_3.25rem]"
    : "grid-cols-[minmax(0,1fr)_9rem_9rem] @3xl:grid-cols-[minmax(0,1fr)_14rem_10rem_10rem]";

/** The columns of the invitations' table. */
export function useColumns(isOpen: boolean): GridColumn<InvitationRef>[] {
  const text = useText();
  return useMemo(() => {
    const mail: GridColumn<InvitationRef> = {
      id: "mail",
      title: text("invitations.mail"),
      className: fromMedium,
      cell: (invitation) => <MailState invitation={invitation} />,
    };
    return [
      { id: "who", title: text("invitations.who"), cell: (invitation) => <Who invitation={invitation} /> },
      { id: "roles", title: text("members.roles"), cell: ({ roles }) => <Roles roles={roles} /> },
      {
        id: "sent",
        title: text("invitations.sent"),
        className: "hidden text-ink-2 @3xl:flex",
        cell: ({ sent }) => <Ago time={sent} />,
      },
      {
        id: "end",
        title: text(isOpen ? "invitations.expires" : "invitations.outcome"),
        className: "text-ink-2",
        cell: (invitation) => (isOpen ? <In time={invitation.expires} /> : <Outcome {...invitation} />),
      },
      ...(isOpen ? [mail] : []),
    ];
  }, [isOpen, text]);
}

function Who({ invitation }: { invitation: InvitationRef }) {
  const { email, name, by, state, workspaces } = invitation;
  const text = useText();
  const failure = useMailFailure(invitation);
  const isStuck = failure && state === "open";
  const about = [
    name,
    by && text("invitations.by", { Name: isolate(by) }),
    ...workspaces.map((one) => isolate(one.name)),
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <span className="min-w-0 leading-4.5">
      {email ? (
        <span className="flex">
          <bdi className="truncate font-medium">{email}</bdi>
        </span>
      ) : (
        <span className="block truncate text-ink-2">{text("invitations.erased")}</span>
      )}
      {isStuck && (
        <span className="block truncate text-small text-amber-text" title={failure}>
          {failure}
        </span>
      )}
      {about && !isStuck && <span className="block truncate text-small text-ink-3">{about}</span>}
    </span>
  );
}

const tones = { accepted: "green", declined: "plain", expired: "amber", revoked: "plain" } as const;

function Outcome({ state }: { state: string }) {
  const text = useText();
  const key = `invitations.outcome.${state}`;
  return <Badge tone={tones[state as keyof typeof tones] ?? "plain"}>{hasText(key) ? text(key) : state}</Badge>;
}
