// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, or the buttons in it
import { Ellipsis } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Badge } from "@/components/ui/Badge";
import { MailState, useMailFailure } from "@/features/invitation/MailState";
import { Roles } from "@/features/members/Roles";
import { at } from "@/features/members/table/MemberRow";
import { Tick } from "@/features/members/table/Tick";
import type { InvitationRef } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { formatAgo, formatIn, formatMoment } from "@/lib/format";
import { hasText, useLocaleTag, useText } from "@/lib/i18n";

interface RowProps {
  place: number;
  invitation: InvitationRef;
  isActive: boolean;
  isSelected: boolean;
}

/** How the columns share the width: of open invitations, and of those that have ended. */
export const columns = (isOpen: boolean) =>
  isOpen
    ? "grid-cols-[2.75rem_minmax(0,1fr)_8rem_7.5rem_3.25rem] @2xl:grid-cols-[2.75rem_minmax(0,1fr)_9rem_7.5rem_7.5rem_3.25rem] @3xl:grid-cols-[2.75rem_minmax(0,1fr)_13rem_8rem_8rem_8rem_3.25rem]"
    : "grid-cols-[minmax(0,1fr)_9rem_9rem] @3xl:grid-cols-[minmax(0,1fr)_14rem_10rem_10rem]";

/** An invitation in the table, which listens for all of them. */
export const InvitationRow = memo(function InvitationRow({ place, invitation, isActive, isSelected }: RowProps) {
  const isOpen = invitation.state === "open";
  const text = useText();
  const Name = invitation.email || invitation.name || text("invitations.erased");
  return (
    <div
      role="row"
      tabIndex={isActive ? 0 : -1}
      data-place={place}
      aria-rowindex={place + 2}
      aria-selected={isOpen ? isSelected : undefined}
      aria-label={Name}
      style={at(place)}
      className={cx(
        "absolute inset-x-0 grid cursor-default scroll-mbs-24 scroll-mbe-6 items-center border-bs border-line outline-none transition-colors md:scroll-mbs-12",
        "focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent",
        isSelected ? "bg-accent-soft" : "hover:bg-hover/50",
        columns(isOpen),
      )}
    >
      {isOpen && (
        <Cell className="justify-center ps-2">
          <Tick label={text("members.select", { Name })} isOn={isSelected} />
        </Cell>
      )}
      <Cell className={isOpen ? "ps-1.5" : "ps-4.5"}>
        <Who invitation={invitation} />
      </Cell>
      <Cell>
        <Roles roles={invitation.roles} />
      </Cell>
      <Cell className="hidden text-ink-2 @3xl:flex">
        <Ago time={invitation.sent} />
      </Cell>
      <Cell className="text-ink-2">{isOpen ? <In time={invitation.expires} /> : <Outcome {...invitation} />}</Cell>
      {isOpen && (
        <>
          <Cell className="hidden @2xl:flex">
            <MailState invitation={invitation} />
          </Cell>
          <Cell className="justify-end pe-3.5">
            <button
              type="button"
              tabIndex={-1}
              data-menu
              aria-haspopup="menu"
              aria-label={text("members.menu", { Name })}
              className="flex size-7 items-center justify-center rounded-sm text-ink-2 transition-colors hover:bg-hover hover:text-ink focus-visible:outline-2 focus-visible:outline-accent"
            >
              <Ellipsis aria-hidden className="size-4" />
            </button>
          </Cell>
        </>
      )}
    </div>
  );
});

function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      role="gridcell"
      className={cx("min-w-0 items-center px-3", !className?.includes("hidden") && "flex", className)}
    >
      {children}
    </div>
  );
}

function Who({ invitation }: { invitation: InvitationRef }) {
  const { email, name, by, state } = invitation;
  const text = useText();
  const failure = useMailFailure(invitation);
  const isStuck = failure && state === "open";
  const about = [name, by && text("invitations.by", { Name: `\u2068${by}\u2069` })].filter(Boolean).join(" · ");
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

function Ago({ time }: { time: string }) {
  const locale = useLocaleTag();
  return (
    <time dateTime={time} title={formatMoment(time, locale)}>
      {formatAgo(time, locale)}
    </time>
  );
}

function In({ time }: { time: string }) {
  const locale = useLocaleTag();
  return (
    <time dateTime={time} title={formatMoment(time, locale)}>
      {formatIn(time, locale)}
    </time>
  );
}
