// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, or the buttons in it
import { Ellipsis } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { Skeleton } from "@/components/ui/Skeleton";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

/** How high a row is, in pixels. Every one is as high as the next, so that a place can be found without drawing it. */
export const rowHeight = 46;

/** Columns that only a wide table has room for. */
export const fromMedium = "hidden @2xl:flex";
export const fromWide = "hidden @4xl:flex";
export const fromVast = "hidden @5xl:flex";

interface RowProps {
  place: number;
  /** What is read aloud of the row; undefined while it is being read. */
  name: string | undefined;
  isActive: boolean;
  /** Undefined where nothing is selected. */
  isSelected: boolean | undefined;
  /** How the columns share the width. */
  columns: string;
  children: ReactNode;
}

/** A row of a long table. It has no handlers of its own: the table listens for all of them. */
export function Row({ place, name, isActive, isSelected, columns, children }: RowProps) {
  return (
    <div
      role="row"
      tabIndex={isActive ? 0 : -1}
      data-place={place}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      aria-busy={name === undefined || undefined}
      aria-label={name}
      style={at(place)}
      className={cx(
        "absolute inset-x-0 grid cursor-default scroll-mbs-24 scroll-mbe-6 items-center border-bs border-line outline-none transition-colors md:scroll-mbs-12",
        "focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent",
        place === 0 && "border-transparent", // the line below the titles is there already
        isSelected ? "bg-accent-soft/55" : "hover:bg-hover/50",
        columns,
      )}
    >
      {children}
    </div>
  );
}

/** Where a row stands. */
function at(place: number): CSSProperties {
  return { blockSize: rowHeight, transform: `translateY(${place * rowHeight}px)` };
}

/** A cell of a row. */
export function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      role="gridcell"
      className={cx("min-w-0 items-center px-3 leading-4.5", !className?.includes("hidden") && "flex", className)}
    >
      {children}
    </div>
  );
}

/** The button at the end of a row that opens its menu: the table listens for it. */
export function MenuCell({ name }: { name: string }) {
  const text = useText();
  return (
    <Cell className="justify-end pe-3.5">
      <button
        type="button"
        tabIndex={-1}
        data-menu
        aria-haspopup="menu"
        aria-label={text("members.menu", { Name: name })}
        className="flex size-7 items-center justify-center rounded-sm text-ink-2 transition-colors hover:bg-hover hover:text-ink focus-visible:outline-2 focus-visible:outline-accent"
      >
        <Ellipsis aria-hidden className="size-4" />
      </button>
    </Cell>
  );
}

const widths = ["w-36", "w-28", "w-44", "w-32"];

/** What stands in a row while it is being read. */
export function CellsSkeleton({ place, ticks = false }: { place: number; ticks?: boolean }) {
  return (
    <>
      {ticks && <Cell>{null}</Cell>}
      <Cell className={cx("gap-2.5", ticks ? "ps-1.5" : "ps-4.5")}>
        <Skeleton className="size-7 shrink-0 rounded-full" />
        <Skeleton className={cx("h-3", widths[place % widths.length])} />
      </Cell>
      <Cell>
        <Skeleton className="h-4.5 w-16" />
      </Cell>
    </>
  );
}
