// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in it take the focus
import type { ReactNode } from "react";
import { Tick } from "@/components/ui/grid/Tick";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

/** A column of a Grid. */
export interface GridColumn<T> {
  id: string;
  title: ReactNode;
  sorted?: "ascending" | "descending" | "none";
  /** Of its cells and its title. One that is hidden says when it is shown. */
  className?: string;
  cell: (item: T) => ReactNode;
}

/** What head and rows of a Grid have in common. */
export interface GridShape<T> {
  columns: GridColumn<T>[];
  template: string;
  /** Whether rows can be selected, and whether they have a menu. */
  ticks: boolean;
  hasMenu: boolean;
}

interface GridHeadProps<T> extends GridShape<T> {
  selection: { size: number; onAll: () => void; onNone: () => void } | undefined;
  count: number;
}

/** The columns of a Grid, and the box that selects all rows. */
export function GridHead<T>({ columns, template, ticks, hasMenu, selection, count }: GridHeadProps<T>) {
  const text = useText();
  const size = selection?.size ?? 0;
  const isOn = size > 0 && (size >= count ? true : "some");
  return (
    <div role="rowgroup" className="sticky inset-bs-12 z-1 rounded-t-lg border-be border-line bg-surface md:inset-bs-0">
      <div role="row" aria-rowindex={1} className={cx("grid h-10 items-center", template)}>
        {selection && (
          <Title className="justify-center ps-2">
            <Tick label={text("members.select.all")} isOn={isOn} onPress={isOn ? selection.onNone : selection.onAll} />
          </Title>
        )}
        {columns.map(({ id, title, sorted, className }, index) => (
          <Title key={id} sorted={sorted} className={cx(className, edge(index, columns.length, ticks, hasMenu))}>
            {title}
          </Title>
        ))}
        {hasMenu && (
          <Title>
            <span className="sr-only">{text("members.actions")}</span>
          </Title>
        )}
      </div>
    </div>
  );
}

/** Room at the edges of a row, where no box and no menu stand. */
export function edge(index: number, count: number, ticks: boolean, hasMenu: boolean): string {
  const start = index === 0 && (ticks ? "ps-1.5" : "ps-4.5");
  return cx(start, index === count - 1 && !hasMenu && "pe-4.5");
}

function Title({
  sorted,
  className,
  children,
}: { className?: string } & Pick<GridColumn<never>, "sorted"> & { children: ReactNode }) {
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
