// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, or the buttons in it
import { Ellipsis } from "lucide-react";
import { type CSSProperties, memo, type ReactNode } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { Skeleton } from "@/components/ui/Skeleton";
import { Roles } from "@/features/members/Roles";
import { columns, fromMedium, fromWide, rowHeight } from "@/features/members/table/columns";
import { Tick } from "@/features/members/table/Tick";
import type { MemberRef } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { formatAgo, formatDate, formatMoment } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

interface RowProps {
  place: number;
  /** Undefined while they are being read. */
  member: MemberRef | undefined;
  manages: boolean;
  isActive: boolean;
  isSelected: boolean;
}

/**
 * A member in the table. There may be a hundred thousand: a row has no handlers
 * of its own, the table listens for all of them.
 */
export const MemberRow = memo(function MemberRow({ place, member, manages, isActive, isSelected }: RowProps) {
  return (
    <div
      role="row"
      tabIndex={isActive ? 0 : -1}
      data-place={place}
      aria-rowindex={place + 2}
      aria-selected={manages ? isSelected : undefined}
      aria-busy={!member || undefined}
      aria-label={member?.name}
      style={at(place)}
      className={cx(
        "absolute inset-x-0 grid cursor-default scroll-mbs-24 scroll-mbe-6 items-center border-bs border-line outline-none transition-colors md:scroll-mbs-12",
        "focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent",
        place === 0 && "border-transparent", // the line below the titles is there already
        isSelected ? "bg-accent-soft/55" : "hover:bg-hover/50",
        manages ? columns.manages : columns.reads,
      )}
    >
      {member ? (
        <Cells member={member} manages={manages} isSelected={isSelected} />
      ) : (
        <CellsSkeleton place={place} manages={manages} />
      )}
    </div>
  );
});

interface CellsProps {
  member: MemberRef;
  manages: boolean;
  isSelected: boolean;
}

function Cells({ member, manages, isSelected }: CellsProps) {
  const text = useText();
  return (
    <>
      {manages && (
        <Cell className="justify-center ps-2">
          <Tick label={text("members.select", { Name: member.name })} isOn={isSelected} />
        </Cell>
      )}
      <Cell className={manages ? "ps-1.5" : "ps-4.5"}>
        <Person member={member} />
      </Cell>
      <Cell>
        <Roles roles={member.roles} />
      </Cell>
      {manages && (
        <Cell className={fromMedium}>
          <OnOff mfa={member.mfa} />
        </Cell>
      )}
      <Cell className={cx("text-ink-2", manages ? fromWide : fromMedium)}>
        <Day time={member.joined} />
      </Cell>
      {manages && (
        <>
          <Cell className={cx("text-ink-2", fromMedium)}>
            {member.you ? text("members.now") : <Ago time={member.seen} />}
          </Cell>
          <Cell className="justify-end pe-3.5">
            <button
              type="button"
              tabIndex={-1}
              data-menu
              aria-haspopup="menu"
              aria-label={text("members.menu", { Name: member.name })}
              className="flex size-7 items-center justify-center rounded-sm text-ink-2 transition-colors hover:bg-hover hover:text-ink focus-visible:outline-2 focus-visible:outline-accent"
            >
              <Ellipsis aria-hidden className="size-4" />
            </button>
          </Cell>
        </>
      )}
    </>
  );
}

const widths = ["w-36", "w-28", "w-44", "w-32"];

/** What stands in a row while its member is being read. */
export function CellsSkeleton({ place, manages = false }: { place: number; manages?: boolean }) {
  return (
    <>
      {manages && <Cell>{null}</Cell>}
      <Cell className={cx("gap-2.5", manages ? "ps-1.5" : "ps-4.5")}>
        <Skeleton className="size-7 shrink-0 rounded-full" />
        <Skeleton className={cx("h-3", widths[place % widths.length])} />
      </Cell>
      <Cell>
        <Skeleton className="h-4.5 w-16" />
      </Cell>
    </>
  );
}

/** Where a row stands. */
export function at(place: number): CSSProperties {
  return { blockSize: rowHeight, transform: `translateY(${place * rowHeight}px)` };
}

function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      role="gridcell"
      className={cx("min-w-0 items-center px-3 leading-4.5", !className?.includes("hidden") && "flex", className)}
    >
      {children}
    </div>
  );
}

/** Who a member is. */
export function Person({ member }: { member: MemberRef }) {
  const text = useText();
  return (
    <span className={cx("flex min-w-0 items-center gap-2.5", !member.active && "text-ink-3")}>
      <span className={cx("flex shrink-0", !member.active && "opacity-55")}>
        <Avatar name={member.name} initials={member.initials} />
      </span>
      <span className="min-w-0 leading-4.5">
        <span className="flex items-center gap-2">
          <bdi className="truncate font-medium">{member.name}</bdi>
          {member.you && <Badge>{text("settings.you")}</Badge>}
          {!member.active && <Badge tone="amber">{text("no_seat.hint")}</Badge>}
        </span>
        <bdi className="block truncate text-small text-ink-3">{member.email}</bdi>
      </span>
    </span>
  );
}

/** Whether a second factor is set up. */
export function OnOff({ mfa }: { mfa: string }) {
  const text = useText();
  if (mfa === "off") return <Badge tone="amber">{text("mfa.off")}</Badge>;
  return <span className="text-ink-2">{mfa === "on" ? text("mfa.on") : ""}</span>;
}

function Day({ time }: { time: string }) {
  const locale = useLocaleTag();
  return <time dateTime={time}>{formatDate(time, locale)}</time>;
}

/** How long ago somebody was last here. */
export function Ago({ time }: { time: string }) {
  const text = useText();
  const locale = useLocaleTag();
  if (!time) return text("members.never");
  return (
    <time dateTime={time} title={formatMoment(time, locale)}>
      {formatAgo(time, locale)}
    </time>
  );
}
