import { useSyncExternalStore } from "react";

let isOpen = false;
const listeners = new Set<() => void>();

/**
 * Whether the enrolment is open. It is kept outside of the pages, since turning
 * MFA on may change the page under it while the recovery codes are still shown.
 */
export const enrolment = {
  open: () => put(true),
  close: () => put(false),
};

function put(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the enrolment is open, as React state. */
export function useEnrolment(): boolean {
  return useSyncExternalStore(subscribe, () => isOpen);
}
