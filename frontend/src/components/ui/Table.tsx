import type { ReactNode } from "react";
import { Table as AriaTable, Cell, Column, Row, TableBody, TableHeader } from "react-aria-components";
import { cx } from "@/lib/cx";

/** A column of a Table. */
export interface TableColumn<T> {
  id: string;
  title: string;
  /** A title that is read aloud only. */
  hideTitle?: boolean;
  className?: string;
  cell: (item: T) => ReactNode;
}

interface TableProps<T extends { id: string }> {
  label: string;
  columns: TableColumn<T>[];
  items: T[];
}

/** Rows of things under a quiet header, reached with the arrow keys. The first column names the row. */
export function Table<T extends { id: string }>({ label, columns, items }: TableProps<T>) {
  return (
    <AriaTable aria-label={label} className="w-full border-separate border-spacing-0 outline-none">
      <TableHeader columns={columns}>
        {(column) => (
          <Column
            id={column.id}
            isRowHeader={column.id === columns[0]?.id}
            className={cx(
              "h-10 px-3 text-start text-small font-medium text-ink-2 outline-none first:ps-4.5 last:pe-4.5 data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent",
              column.className,
            )}
          >
            {column.hideTitle ? <span className="sr-only">{column.title}</span> : column.title}
          </Column>
        )}
      </TableHeader>
      <TableBody items={items} dependencies={[columns]}>
        {(item) => (
          <Row
            id={item.id}
            columns={columns}
            className="outline-none transition-colors data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover/50"
          >
            {(column) => (
              <Cell
                className={cx(
                  "h-11.5 border-bs border-line px-3 py-1 outline-none first:ps-4.5 last:pe-4.5 data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent",
                  column.className,
                )}
              >
                {column.cell(item)}
              </Cell>
            )}
          </Row>
        )}
      </TableBody>
    </AriaTable>
  );
}
