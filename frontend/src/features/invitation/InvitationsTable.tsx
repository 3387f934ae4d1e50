// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, or the buttons in it
import { useEffect, useRef, useState } from "react";
import { Card } from "@/components/ui/Card";
import { InvitationMenu } from "@/features/invitation/InvitationMenu";
import { columns, InvitationRow } from "@/features/invitation/InvitationRow";
import { ResendInvitation } from "@/features/invitation/ResendInvitation";
import { RevokeBar } from "@/features/invitation/RevokeBar";
import { RevokeInvitations } from "@/features/invitation/RevokeInvitations";
import { mostAtOnce, range } from "@/features/members/api";
import { rowHeight } from "@/features/members/table/columns";
import { Tick } from "@/features/members/table/Tick";
import { useGrid } from "@/features/members/table/useGrid";
import { useWindow } from "@/features/members/table/useWindow";
import type { InvitationRef } from "@/lib/bindings";
import { cx } from "@/lib/cx";
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

/** A table of any number of invitations, of which those in sight are in the page. */
export function InvitationsTable({ invitations, mailReady, onNear }: TableProps) {
  const body = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState<{ invitation: InvitationRef; trigger: HTMLElement } | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const text = useText();
  const count = invitations.length;
  const isOpen = invitations[0]?.state === "open";
  const selected = invitations.filter(({ id }) => chosen.has(id));
  const choose = (some: InvitationRef[]) => setChosen(new Set(some.slice(0, mostAtOnce).map(({ id }) => id)));
  const none = () => setChosen(new Set());
  const only = (act: () => void) => isOpen && act();
  const openMenu = (place: number, trigger: HTMLElement) => {
    const invitation = invitations[place];
    if (invitation) only(() => setMenu({ invitation, trigger }));
  };
  const { active, handlers } = useGrid(body, count, {
    onOpen: (place) => {
      const trigger = body.current?.querySelector<HTMLElement>(`[data-place="${place}"] [data-menu]`);
      if (trigger) openMenu(place, trigger);
    },
    onToggle: (place) => only(() => choose(toggled(invitations, chosen, place))),
    onExtend: (from, to) =>
      only(() => choose([...selected, ...invitations.slice(Math.min(from, to), Math.max(from, to) + 1)])),
    onAll: () => only(() => choose(invitations)),
    onNone: none,
    onMenu: openMenu,
  });
  const span = useWindow(body, count, rowHeight);
  useEffect(() => {
    if (span.last >= count - 1) onNear();
  });
  const drawn = range(span.first, span.last);
  if (!drawn.includes(active)) drawn.push(active); // the focus may be there
  const isOn = selected.length > 0 && (selected.length >= count ? true : "some");
  return (
    <Card className="@container">
      {selected.length > 0 && (
        <RevokeBar
          count={selected.length}
          onRevoke={() => setQuestion({ what: "revoke", about: selected })}
          onClear={none}
        />
      )}
      <div
        role="grid"
        aria-label={text("members.tab.invitations")}
        aria-rowcount={count + 1}
        aria-multiselectable={isOpen || undefined}
        className="border-0!"
        {...handlers}
      >
        <div role="rowgroup" className="sticky inset-bs-12 z-1 rounded-t-lg bg-surface md:inset-bs-0">
          <div role="row" aria-rowindex={1} className={cx("grid h-10 items-center", columns(isOpen))}>
            {isOpen && (
              <span role="columnheader" className="flex justify-center px-3 ps-2">
                <Tick
                  label={text("members.select.all")}
                  isOn={isOn}
                  onPress={isOn ? none : () => choose(invitations)}
                />
              </span>
            )}
            {titles(isOpen).map(({ key, className }) => (
              <span key={key} role="columnheader" className={cx("px-3 text-small font-medium text-ink-2", className)}>
                {text(key)}
              </span>
            ))}
          </div>
        </div>
        <div ref={body} role="rowgroup" className="relative" style={{ blockSize: count * rowHeight }}>
          {drawn.map((place) => {
            const invitation = invitations[place];
            if (!invitation) return null;
            const isSelected = chosen.has(invitation.id);
            return <InvitationRow key={place} {...{ place, invitation, isSelected }} isActive={place === active} />;
          })}
        </div>
      </div>
      {menu && (
        <InvitationMenu
          {...menu}
          onAsk={(what) => setQuestion({ what, about: [menu.invitation] })}
          onClose={() => setMenu(null)}
        />
      )}
      {question?.what === "resend" && question.about[0] && (
        <ResendInvitation invitation={question.about[0]} mailReady={mailReady} onClose={() => setQuestion(null)} />
      )}
      {question?.what === "revoke" && (
        <RevokeInvitations invitations={question.about} onClose={() => setQuestion(null)} onRevoked={none} />
      )}
    </Card>
  );
}

function titles(isOpen: boolean) {
  return [
    { key: "invitations.who", className: isOpen ? "ps-1.5" : "ps-4.5" },
    { key: "members.roles", className: "" },
    { key: "invitations.sent", className: "hidden @3xl:block" },
    { key: isOpen ? "invitations.expires" : "invitations.outcome", className: "" },
    ...(isOpen
      ? ([
          { key: "invitations.mail", className: "hidden @2xl:block" },
          { key: "members.actions", className: "sr-only" },
        ] as const)
      : []),
  ] as const;
}

function toggled(all: InvitationRef[], chosen: ReadonlySet<string>, place: number): InvitationRef[] {
  return all.filter(({ id }, index) => chosen.has(id) !== (index === place));
}
