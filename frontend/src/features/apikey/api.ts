import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import type { NameChange } from "@/components/ui/RenameDialog";
import { call } from "@/lib/backend";
import { apiKey, type KeyPolicyView, type KeysView, type KeyView } from "@/lib/bindings";
import { queries } from "@/lib/queries";

/** Which keys are listed. */
export type KeyState = "active" | "expired" | "revoked" | "longer";

const pageSize = 100;

// Whoever has scrolled through thousands of keys would have all of them read again each time.
const mostPagesAgain = 3;

const policyKey = (organization: string) => ["organization", "keys-policy", organization] as const;

/** The keys of a workspace or, without one, of the organization, newest first, read on as somebody scrolls. */
export function useKeys(organization: string, workspace: string, search: string, state: KeyState, enabled = true) {
  return useInfiniteQuery({
    queryKey: ["organization", "keys", organization, workspace, search, state],
    queryFn: ({ pageParam }) =>
      call(apiKey.List, { organization, workspace, search, state, member: "", after: pageParam, limit: pageSize }),
    initialPageParam: "",
    getNextPageParam: ({ next }: KeysView) => next || undefined,
    placeholderData: keepPreviousData,
    // When keys were used is no entry of the ledger.
    refetchInterval: ({ state: { data } }) => (data?.pages.length ?? 0) <= mostPagesAgain && 15_000,
    enabled,
  });
}

/** What a new key is to be. */
export interface NewKey {
  workspace: string;
  name: string;
  /** RFC 3339; "" for never. */
  expires: string;
  scope: string[];
  models: string[];
}

/** Makes a key. The answer has its text, this once. */
export function useCreateKey(organization: string) {
  return useMutation({
    mutationFn: (key: NewKey) => call(apiKey.Create, { organization, ...key }),
    onSuccess: () => refresh(organization),
  });
}

/** Gives a key another secret. The answer has it, this once. */
export function useRotateKey(organization: string) {
  return useMutation({
    mutationFn: (input: { workspace: string; key: string; graceHours: number }) =>
      call(apiKey.Rotate, { organization, ...input }),
    onSuccess: () => refresh(organization),
  });
}

/** Ends keys for good. */
export function useRevokeKeys(organization: string, workspace: string) {
  return useMutation({
    mutationFn: (keys: string[]) => call(apiKey.Revoke, { organization, workspace, keys }),
    onSettled: () => refresh(organization),
  });
}

/** Gives a key another name, in place of the one that was seen. */
export function useRenameKey(organization: string, { workspace, id }: KeyView) {
  return useMutation({
    mutationFn: (change: NameChange) => call(apiKey.Rename, { organization, workspace, key: id, ...change }),
    onSettled: () => refresh(organization),
  });
}

/** How long keys may live. */
export function useKeyPolicy(organization: string) {
  return useQuery({ queryKey: policyKey(organization), queryFn: () => call(apiKey.Policy, { organization }) });
}

/** Says how long keys may live. */
export function useSetKeyPolicy(organization: string) {
  return useMutation({
    scope: { id: policyKey(organization).join(" ") },
    mutationFn: (maxDays: number) => call(apiKey.SetPolicy, { organization, maxDays }),
    onSuccess: (view: KeyPolicyView) => {
      queries.setQueryData(policyKey(organization), view);
      refresh(organization);
    },
  });
}

function refresh(organization: string): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(organization) });
}
