// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Card } from "@/components/ui/Card";
import { type GridColumn, GridHead } from "@/components/ui/grid/GridHead";
import { GridRow } from "@/components/ui/grid/GridRow";
import { rowHeight } from "@/components/ui/grid/Row";
import { RowMenu } from "@/components/ui/grid/RowMenu";
import { useBackToTop, useFocusAfter } from "@/components/ui/grid/useFocus";
import { useGrid } from "@/components/ui/grid/useGrid";
import { type Span, useWindow } from "@/components/ui/grid/useWindow";
import { range } from "@/lib/range";

/** Which rows are selected, and how that changes. */
export interface GridSelection<T> {
  size: number;
  has: (id: string) => boolean;
  onToggle: (item: T) => void;
  /** Selects from one place to another, too. */
  onExtend: (from: number, to: number) => void;
  onAll: () => void;
  onNone: () => void;
  /** What may be done with those selected, in place of the columns' titles. */
  bar: ReactNode;
}

interface GridProps<T extends { id: string }> {
  label: string;
  count: number;
  /** Undefined while it is being read. */
  itemAt: (place: number) => T | undefined;
  nameOf: (item: T) => string;
  /** Always the same ones, unless something about them has changed: rows are drawn anew with them. */
  columns: GridColumn<T>[];
  /** How the columns share the width, with 2.75rem for the box to tick and 3.25rem for the menu where there are such. */
  template: string;
  selection?: GridSelection<T>;
  /** What a press on a row does; without it, its menu opens. */
  onOpen?: (item: T) => void;
  /** What stands in the menu of a row; without it there is none. */
  menu?: (item: T) => ReactNode;
  /** Told which rows are drawn. */
  onDrawn?: (span: Span) => unknown;
  /** Rows about something else begin at the top. */
  about?: unknown;
}

/** A table of any number of rows, of which those in sight are in the page. The keyboard walks, selects and opens. */
export function Grid<T extends { id: string }>({ label, count, itemAt, nameOf, menu, ...rest }: GridProps<T>) {
  const { columns, template, selection, onOpen, onDrawn, about } = rest;
  const body = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<{ item: T; trigger: HTMLElement } | null>(null);
  const span = useWindow(body, count, rowHeight);
  const onMenu = (place: number, trigger: HTMLElement) => {
    const item = itemAt(place);
    if (item) setOpened({ item, trigger });
  };
  const { active, setActive, handlers } = useGrid(body, count, {
    onOpen: (place, trigger) => {
      const item = itemAt(place);
      if (item && onOpen) onOpen(item);
      else if (trigger) onMenu(place, trigger);
    },
    // A row that is still being read has nothing to do.
    onToggle: (place) => {
      const item = itemAt(place);
      if (item) selection?.onToggle(item);
    },
    onExtend: (from, to) => selection?.onExtend(from, to),
    onAll: () => selection?.onAll(),
    onNone: () => selection?.onNone(),
    onMenu,
  });
  useBackToTop(body, about, () => setActive(0));
  useFocusAfter(body, Boolean(selection?.size));
  useEffect(() => {
    onDrawn?.(span);
  });
  const drawn = range(span.first, span.last);
  if (count > 0 && !drawn.includes(active)) drawn.push(active); // the focus may be there
  const shape = { columns, template, hasMenu: Boolean(menu), ticks: Boolean(selection) };
  return (
    <Card className="@container">
      <div>
        {selection !== undefined && selection.size > 0 && selection.bar}
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={count + 1}
          aria-multiselectable={selection ? true : undefined}
          {...handlers}
        >
          <GridHead {...shape} selection={selection} count={count} />
          <div
            ref={body}
            role="rowgroup"
            className="relative overflow-clip rounded-b-lg"
            style={{ blockSize: count * rowHeight }}
          >
            {drawn.map((place) => {
              const item = itemAt(place);
              const isSelected = selection && item !== undefined && selection.has(item.id);
              const name = item && nameOf(item);
              return (
                <GridRow key={place} {...shape} {...{ place, item, name, isSelected }} isActive={place === active} />
              );
            })}
          </div>
        </div>
      </div>
      {opened && menu && (
        <RowMenu name={nameOf(opened.item)} trigger={opened.trigger} onClose={() => setOpened(null)}>
          {menu(opened.item)}
        </RowMenu>
      )}
    </Card>
  );
}
