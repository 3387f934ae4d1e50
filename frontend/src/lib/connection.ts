import { useSyncExternalStore } from "react";

/** up: the program answers; down: it has stopped; closed: it no longer knows this browser. */
export type Connection = "up" | "down" | "closed";

let state: Connection = "up";
const listeners = new Set<() => void>();

/** Whether the program behind the page can be reached. */
export const connection = {
  get: (): Connection => state,
  set(next: Connection): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The connection as React state. */
export function useConnection(): Connection {
  return useSyncExternalStore(connection.subscribe, connection.get);
}
