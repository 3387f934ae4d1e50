import { QueryClient } from "@tanstack/react-query";
import { toFault } from "@/lib/fault";

/**
 * The cache of everything read from the backend. A key is
 * [concept, what, ledger?], so that events can invalidate by concept or ledger.
 * "always", because the machine needs no network for any of this.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: "always", retry: false, staleTime: 30_000, refetchOnWindowFocus: true },
    mutations: { networkMode: "always", retry: false, onError: endSession },
  },
});

const ended = new Set(["session.none", "session.expired", "session.locked", "session.pending", "mfa.required"]);

/** Reads the session again when an answer says that it has ended or is locked. */
export function endSession(reason: unknown): void {
  if (ended.has(toFault(reason).code)) void queries.invalidateQueries({ queryKey: ["account", "session"] });
}

queries.getQueryCache().subscribe((event) => {
  if (event.type === "updated" && event.action.type === "error") endSession(event.action.error);
});
