// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
// biome-ignore-all lint/a11y/useFocusableInteractive: nothing is done with a row, and the buttons in it take the focus
import { type ReactNode, useState } from "react";
import { cx } from "@/lib/cx";

interface LongListProps<T> {
  label: string;
  items: readonly T[];
  rowHeight: number;
  /** How many rows are in sight at most; the rest is scrolled to. */
  visible: number;
  /** How the columns share the width. */
  columns: string;
  /** The columns' titles; a hidden one is only read aloud. */
  titles: readonly { id: string; title: string; isHidden?: boolean }[];
  keyOf: (item: T) => string | number;
  /** A row's cells, each with role cell. */
  children: (item: T) => ReactNode;
}

/** How many rows are drawn beyond those in sight. */
const beyond = 8;

/** A table of any number of lines in a frame of its own, of which those in sight are in the page. */
export function LongList<T>({ label, items, rowHeight, visible, columns, titles, keyOf, children }: LongListProps<T>) {
  const [first, setFirst] = useState(0);
  const from = Math.max(0, Math.min(first, items.length - visible) - beyond);
  const drawn = items.slice(from, from + visible + 2 * beyond);
  const isLong = items.length > visible;
  return (
    <div role="table" aria-label={label} aria-rowcount={items.length + 1}>
      <div role="rowgroup">
        <div
          role="row"
          aria-rowindex={1}
          className={cx("grid h-9 items-center text-small font-medium text-ink-2", columns)}
        >
          {titles.map(({ id, title, isHidden }) => (
            <span key={id} role="columnheader" className={isHidden ? "sr-only" : "truncate"}>
              {title}
            </span>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        tabIndex={isLong ? 0 : undefined}
        onScroll={({ currentTarget }) => setFirst(Math.floor(currentTarget.scrollTop / rowHeight))}
        className="overflow-y-auto border-bs border-line outline-none focus-visible:-outline-offset-2 focus-visible:outline-2 focus-visible:outline-accent"
        style={{ maxBlockSize: (visible + (isLong ? 0.5 : 0)) * rowHeight + 1 }}
      >
        <div role="presentation" className="relative" style={{ blockSize: items.length * rowHeight }}>
          {drawn.map((item, index) => (
            <div
              key={keyOf(item)}
              role="row"
              aria-rowindex={from + index + 2}
              className={cx("absolute inset-x-0 grid items-center border-line not-first:border-bs", columns)}
              style={{ blockSize: rowHeight, transform: `translateY(${(from + index) * rowHeight}px)` }}
            >
              {children(item)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
