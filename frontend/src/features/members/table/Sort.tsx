import { ArrowDown, ArrowUp } from "lucide-react";
import type { Narrowing, SortKey } from "@/features/members/narrowing";
import { cx } from "@/lib/cx";

interface SortProps {
  narrowing: Narrowing;
  sort: SortKey;
  title: string;
  onSort: () => void;
}

/** The title of a column that sorts the table by it. */
export function Sort({ narrowing, sort, title, onSort }: SortProps) {
  const isOn = narrowing.sort === sort;
  const Arrow = narrowing.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={onSort}
      className={cx(
        "group -mx-1 flex min-w-0 items-center gap-1 rounded-sm px-1 py-0.5 transition-colors hover:text-ink focus-visible:outline-2 focus-visible:outline-accent",
        isOn && "text-ink",
      )}
    >
      <span className="truncate">{title}</span>
      <Arrow
        aria-hidden
        className={cx("size-3.5 shrink-0", isOn ? "opacity-100" : "opacity-0 group-hover:opacity-50")}
      />
    </button>
  );
}
