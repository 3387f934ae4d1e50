import { useMutation, useQuery } from "@tanstack/react-query";
import { adopt, sessionKey } from "@/features/account/api";
import { needed } from "@/features/mfa/needed";
import { call } from "@/lib/backend";
import { type GeneralView, type OrganizationRef, organization, type SessionView } from "@/lib/bindings";
import { endSession, queries } from "@/lib/queries";

const listKey = ["organization", "list"] as const;
const generalKey = (id: string) => ["organization", "general", id] as const;

/** The organizations of the account that is signed in. */
export function useOrganizations() {
  return useQuery({
    queryKey: listKey,
    queryFn: async () => (await call(organization.List, {})).organizations ?? [],
  });
}

/** What identifies an organization. */
export function useGeneral(id: string) {
  return useQuery({ queryKey: generalKey(id), queryFn: () => call(organization.General, { id }) });
}

/** Says whether an organization asks its members for MFA. */
export function useSetMFAPolicy(id: string) {
  return useMutation({
    mutationFn: (policy: string) => call(organization.SetMFAPolicy, { id, policy }),
    onSuccess: (view: GeneralView) => {
      queries.setQueryData(generalKey(id), view);
      void queries.invalidateQueries({ queryKey: sessionKey });
    },
  });
}

/** Creates an organization and opens it. */
export function useCreateOrganization() {
  return useMutation({ mutationFn: (name: string) => call(organization.Create, { name }), onSuccess: open });
}

/** Opens another organization on this page. */
export function useOpenOrganization() {
  return useMutation({
    mutationFn: (id: string) => call(organization.Open, { id }),
    onSuccess: open,
    onError: (fault, id) => {
      const known = queries.getQueryData<OrganizationRef[]>(listKey)?.find((listed) => listed.id === id);
      if (fault.code === "mfa.required" && known) needed.set(known);
      endSession(fault);
    },
  });
}

function open(opened: OrganizationRef): void {
  needed.set(null);
  queries.setQueryData<SessionView>(sessionKey, (session) => session && { ...session, organization: opened });
  void queries.invalidateQueries({ queryKey: listKey });
}

/** Ends the person's own membership of an organization. */
export function useLeave() {
  return useMutation({
    mutationFn: (id: string) => call(organization.Leave, { id }),
    onSuccess: async (session: SessionView, id) => {
      await adopt(session);
      await queries.invalidateQueries({ queryKey: listKey });
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(id) });
    },
  });
}

/** Renames an organization, everywhere at once, from the name that it was seen to have. */
export function useRename(id: string) {
  return useMutation({
    mutationFn: (change: { name: string; was: string }) => call(organization.Rename, { id, ...change }),
    onSuccess: (view: GeneralView) => {
      queries.setQueryData(generalKey(id), view);
      void queries.invalidateQueries({ queryKey: sessionKey });
      void queries.invalidateQueries({ queryKey: listKey });
    },
    onError: (fault) => {
      if (fault.code === "change.conflict") void queries.invalidateQueries({ queryKey: generalKey(id) });
      endSession(fault);
    },
  });
}

/** Erases an organization for good. */
export function useDelete(id: string) {
  return useMutation({
    mutationFn: (input: { name: string; password: string }) => call(organization.Delete, { id, ...input }),
    onSuccess: async (session: SessionView) => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(id) });
      await adopt(session);
      await queries.invalidateQueries({ queryKey: listKey });
    },
  });
}
