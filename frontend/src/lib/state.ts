import { useSyncExternalStore } from "react";

/** Something that the page knows as long as it lives, whichever part of it is shown. */
export interface State<T> {
  get: () => T;
  set: (next: T) => void;
  /** The same as React state. */
  use: () => T;
}

/** Makes a State. */
export function state<T>(initial: T): State<T> {
  let now = initial;
  const listeners = new Set<() => void>();
  const get = () => now;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    get,
    set: (next) => {
      now = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
