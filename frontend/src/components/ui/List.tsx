import type { ReactNode } from "react";
import { GridList, GridListItem } from "react-aria-components";

interface ListProps<T extends { id: string }> {
  label: string;
  items: T[];
  textOf: (item: T) => string;
  children: (item: T) => ReactNode;
}

/** Rows of things, reached one by one with the arrow keys; their buttons with Tab. */
export function List<T extends { id: string }>({ label, items, textOf, children }: ListProps<T>) {
  return (
    <GridList
      aria-label={label}
      items={items}
      keyboardNavigationBehavior="tab"
      className="*:not-first:border-bs *:border-line outline-none"
    >
      {(item) => (
        <GridListItem
          id={item.id}
          textValue={textOf(item)}
          className="flex min-h-11.5 items-center gap-2.5 px-4.5 py-1.5 outline-none transition-colors last:rounded-b-lg data-focus-visible:-outline-offset-2 data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:bg-hover/50"
        >
          {children(item)}
        </GridListItem>
      )}
    </GridList>
  );
}
