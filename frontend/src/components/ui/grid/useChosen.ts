import { useState } from "react";
import { mostAtOnce } from "@/components/ui/grid/SelectionBar";

/** Rows of a list that is read whole, chosen by their ids: a row that has gone is no longer chosen. */
export function useChosen<T extends { id: string }>(items: readonly T[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter(({ id }) => ids.has(id));
  const choose = (some: readonly T[]) => setIds(new Set([...new Set(some.map(({ id }) => id))].slice(0, mostAtOnce)));
  const none = () => setIds(new Set());
  return {
    chosen,
    none,
    /** What a Grid is told of it. */
    selection: {
      size: chosen.length,
      has: (id: string) => ids.has(id),
      onToggle: (item: T) => choose(ids.has(item.id) ? chosen.filter(({ id }) => id !== item.id) : [...chosen, item]),
      onExtend: (from: number, to: number) =>
        choose([...chosen, ...items.slice(Math.min(from, to), Math.max(from, to) + 1)]),
      onAll: () => choose(items),
      onNone: none,
    },
  };
}
