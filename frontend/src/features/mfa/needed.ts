import { useSyncExternalStore } from "react";
import type { OrganizationRef } from "@/lib/bindings";

let wanted: OrganizationRef | null = null;
const listeners = new Set<() => void>();

/**
 * The organization that somebody wanted to open and may not without MFA. The
 * backend doesn't open it, so the page remembers it until they have MFA.
 */
export const needed = {
  get: (): OrganizationRef | null => wanted,
  set(next: OrganizationRef | null): void {
    wanted = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** That organization as React state. */
export function useNeeded(): OrganizationRef | null {
  return useSyncExternalStore(needed.subscribe, needed.get);
}
