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
    // Passwords, keys and whole files go through mutations: nothing of that stays once its form is closed.
    mutations: { networkMode: "always", retry: false, onError: endSession, gcTime: 0 },
  },
});

const ended = new Set(["session.none", "session.expired", "session.locked", "session.pending", "mfa.required"]);

/** Reads the session again when an answer says that it has ended or is locked. */
export function endSession(reason: unknown): void {
  if (ended.has(toFault(reason).code)) void queries.invalidateQueries({ queryKey: ["account", "session"] });
}

const closed = new Set(["not_found", "permission.denied", "plan.required", "member.inactive"]);

queries.getQueryCache().subscribe((event) => {
  if (event.type !== "updated" || event.action.type !== "error") return;
  endSession(event.action.error);
  // What somebody may no longer see is not shown from before, either.
  if (closed.has(toFault(event.action.error).code)) event.query.setState({ data: undefined });
});
