// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, or the buttons in it
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import type { Narrowing, SortKey } from "@/features/members/narrowing";
import { columns, fromMedium, fromWide } from "@/features/members/table/columns";
import { cx } from "@/lib/cx";
import { type TextKey, useText } from "@/lib/i18n";

interface HeadProps {
  narrowing: Narrowing;
  manages: boolean;
  onSort: (sort: SortKey) => void;
  /** The box that selects everybody. */
  tick: ReactNode;
}

/** The columns of the members' table, and what it is sorted by. */
export function Head({ narrowing, manages, onSort, tick }: HeadProps) {
  const text = useText();
  const sort = (key: SortKey, title: TextKey) => <Sort key={key} {...{ narrowing, onSort, sort: key, title }} />;
  const joined = sort("joined", "members.csv.joined");
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={cx("grid h-10 items-center", manages ? columns.manages : columns.reads)}
    >
      {manages && <Column className="justify-center ps-2">{tick}</Column>}
      <Column sorted={direction(narrowing, "name", "email")} className={cx("gap-4", manages ? "ps-1.5" : "ps-4.5")}>
        {sort("name", "members.column.name")}
        {sort("email", "members.column.email")}
      </Column>
      <Column>{text("members.roles")}</Column>
      {manages && <Column className={fromMedium}>{text("members.mfa")}</Column>}
      <Column sorted={direction(narrowing, "joined")} className={manages ? fromWide : fromMedium}>
        {joined}
      </Column>
      {manages && (
        <>
          <Column sorted={direction(narrowing, "seen")} className={fromMedium}>
            {sort("seen", "members.csv.seen")}
          </Column>
          <Column>
            <span className="sr-only">{text("members.actions")}</span>
          </Column>
        </>
      )}
    </div>
  );
}

type Direction = "ascending" | "descending" | "none";

function direction({ sort, descending }: Narrowing, ...keys: SortKey[]): Direction {
  if (!keys.includes(sort)) return "none";
  return descending ? "descending" : "ascending";
}

function Column({ sorted, className, children }: { sorted?: Direction; className?: string; children: ReactNode }) {
  return (
    <div
      role="columnheader"
      aria-sort={sorted}
      className={cx(
        "min-w-0 items-center px-3 text-small font-medium text-ink-2",
        !className?.includes("hidden") && "flex",
        className,
      )}
    >
      {children}
    </div>
  );
}

interface SortProps {
  narrowing: Narrowing;
  sort: SortKey;
  title: TextKey;
  onSort: (sort: SortKey) => void;
}

function Sort({ narrowing, sort, title, onSort }: SortProps) {
  const text = useText();
  const isOn = narrowing.sort === sort;
  const Arrow = narrowing.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => onSort(sort)}
      className={cx(
        "group -mx-1 flex min-w-0 items-center gap-1 rounded-sm px-1 py-0.5 transition-colors hover:text-ink focus-visible:outline-2 focus-visible:outline-accent",
        isOn && "text-ink",
      )}
    >
      <span className="truncate">{text(title)}</span>
      <Arrow
        aria-hidden
        className={cx("size-3.5 shrink-0", isOn ? "opacity-100" : "opacity-0 group-hover:opacity-50")}
      />
    </button>
  );
}
