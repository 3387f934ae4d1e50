import { useSyncExternalStore } from "react";

/** An invitation that somebody wants to use: its link or its file's text, "" before it is known. */
export interface Joining {
  invitation: string;
  /** Whoever makes an account for it has said that they join. */
  isAgreed?: boolean;
}

let now: Joining | null = null;
const listeners = new Set<() => void>();

/** Kept beyond signing in and signing up, which are steps on the way. */
export const joining = {
  get: (): Joining | null => now,
  set(next: Joining | null): void {
    now = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Asks for an invitation, from wherever somebody is. */
export const startJoining = () => joining.set({ invitation: "" });

/** What somebody joins with, as React state. */
export function useJoining(): Joining | null {
  return useSyncExternalStore(joining.subscribe, joining.get);
}
