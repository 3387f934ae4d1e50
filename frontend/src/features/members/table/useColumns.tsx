import { useMemo } from "react";
import type { GridColumn } from "@/components/ui/grid/GridHead";
import { fromMedium, fromVast, fromWide } from "@/components/ui/grid/Row";
import { Ago, ShortDay } from "@/components/ui/Time";
import { type Narrowing, type SortKey, sortedBy } from "@/features/members/narrowing";
import { Roles } from "@/features/members/Roles";
import { OnOff, Person } from "@/features/members/table/Person";
import { Sort } from "@/features/members/table/Sort";
import type { MemberRef } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { formatList, numbers } from "@/lib/format";
import { type TextKey, useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** How the columns share the width: for those who manage members, and for others. */
export const templates = {
  manages: cx(
    "grid-cols-[2.75rem_minmax(0,1fr)_9rem_3.25rem]",
    "@2xl:grid-cols-[2.75rem_minmax(0,1fr)_9.75rem_7.125rem_8.75rem_3.25rem]",
    "@4xl:grid-cols-[2.75rem_minmax(0,1fr)_11.5rem_7.125rem_8.5rem_9rem_3.25rem]",
    "@5xl:grid-cols-[2.75rem_minmax(0,1fr)_11.5rem_minmax(0,0.75fr)_7.125rem_8.5rem_9rem_3.25rem]",
  ),
  reads: cx(
    "grid-cols-[minmax(0,1fr)_9rem]",
    "@2xl:grid-cols-[minmax(0,1fr)_14rem_11rem]",
    "@4xl:grid-cols-[minmax(0,1fr)_14rem_minmax(0,0.75fr)_11rem]",
  ),
} as const;

type Column = GridColumn<MemberRef>;

/** The columns of the members' table, sorted by some of them. */
export function useColumns(manages: boolean, narrowing: Narrowing, onNarrow: (narrowing: Narrowing) => void): Column[] {
  const text = useText();
  return useMemo(() => {
    const sort = (key: SortKey, title: TextKey) => (
      <Sort narrowing={narrowing} sort={key} title={text(title)} onSort={() => onNarrow(sortedBy(narrowing, key))} />
    );
    const who: Column = {
      id: "name",
      title: (
        <>
          {sort("name", "members.column.name")}
          {sort("email", "members.column.email")}
        </>
      ),
      sorted: direction(narrowing, "name", "email"),
      className: "gap-4",
      cell: (member) => <Person member={member} />,
    };
    const roles: Column = {
      id: "roles",
      title: text("members.roles"),
      cell: (member) => <Roles roles={member.roles} />,
    };
    const joined: Column = {
      id: "joined",
      title: sort("joined", "members.csv.joined"),
      sorted: direction(narrowing, "joined"),
      className: cx("text-ink-2", manages ? fromWide : fromMedium),
      cell: (member) => <ShortDay time={member.joined} />,
    };
    const workspaces: Column = {
      id: "workspaces",
      title: text("nav.workspaces"),
      className: cx("text-ink-2", manages ? fromVast : fromWide),
      cell: (member) => <InSome member={member} />,
    };
    if (!manages) return [who, roles, workspaces, joined];
    const mfa: Column = {
      id: "mfa",
      title: text("members.mfa"),
      className: fromMedium,
      cell: (member) => <OnOff mfa={member.mfa} />,
    };
    const seen: Column = {
      id: "seen",
      title: sort("seen", "members.csv.seen"),
      sorted: direction(narrowing, "seen"),
      className: cx("text-ink-2", fromMedium),
      cell: (member) => (member.you ? text("members.now") : <Ago time={member.seen} />),
    };
    return [who, roles, workspaces, mfa, joined, seen];
  }, [manages, narrowing, onNarrow, text]);
}

// Where somebody has a role; Admins get in everywhere.
function InSome({ member: { workspaces, moreWorkspaces, roles } }: { member: MemberRef }) {
  const text = useText();
  const locale = useLocaleTag();
  if (roles.includes("admin")) return <span className="text-ink-3">{text("workspace.role.organization")}</span>;
  if (workspaces.length === 0) return <span className="text-ink-3">–</span>;
  const more = moreWorkspaces > 0 ? [numbers(locale, { signDisplay: "always" }).format(moreWorkspaces)] : [];
  const named = formatList([...workspaces.map(isolate), ...more], locale);
  return (
    <span className="truncate" title={named}>
      {named}
    </span>
  );
}

function direction({ sort, descending }: Narrowing, ...keys: SortKey[]): "ascending" | "descending" | "none" {
  if (!keys.includes(sort)) return "none";
  return descending ? "descending" : "ascending";
}
