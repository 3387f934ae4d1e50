import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import type { NameChange } from "@/components/ui/RenameDialog";
import { call } from "@/lib/backend";
import { type WorkspaceMembersView, type WorkspaceView, workspace } from "@/lib/bindings";
import { endSession, queries } from "@/lib/queries";

const oneKey = (organization: string, id: string) => ["organization", "workspace", organization, id] as const;
const pageSize = 100;

/** The workspaces that somebody may know of: those in use, or those that are archived. */
export function useWorkspaces(organization: string, archived = false, enabled = true) {
  return useQuery({
    queryKey: ["organization", "workspaces", organization, archived],
    queryFn: () => call(workspace.List, { organization, archived }),
    enabled,
  });
}

/** One workspace. */
export function useWorkspace(organization: string, id: string) {
  return useQuery({
    queryKey: oneKey(organization, id),
    queryFn: () => call(workspace.Get, { organization, workspace: id }),
  });
}

/** Makes a workspace. */
export function useCreateWorkspace(organization: string) {
  return useMutation({
    mutationFn: (input: { name: string }) => call(workspace.Create, { organization, ...input }),
    onSuccess: (view) => keep(organization, view),
  });
}

/** Gives a workspace another name, in place of the one that was seen. */
export function useRenameWorkspace(organization: string, id: string) {
  return useMutation({
    mutationFn: (change: NameChange) => call(workspace.Rename, { organization, workspace: id, ...change }),
    onSuccess: (view) => keep(organization, view),
    onError: (fault) => {
      if (fault.code === "change.conflict") refresh(organization);
      endSession(fault);
    },
  });
}

/** Ends a workspace for good. */
export function useArchiveWorkspace(organization: string, id: string) {
  return useMutation({
    mutationFn: (input: { name: string }) => call(workspace.Archive, { organization, workspace: id, ...input }),
    onSuccess: (view) => keep(organization, view),
  });
}

/** The people of a workspace, read on as somebody scrolls. */
export function useWorkspaceMembers(organization: string, id: string, search: string) {
  return useInfiniteQuery({
    queryKey: ["organization", "workspace-members", organization, id, search],
    queryFn: ({ pageParam }) =>
      call(workspace.Members, { organization, workspace: id, search, after: pageParam, limit: pageSize }),
    initialPageParam: "",
    getNextPageParam: ({ next }: WorkspaceMembersView) => next || undefined,
    placeholderData: keepPreviousData,
  });
}

/** Members of the organization, and their role in a workspace. */
export interface RoleChange {
  members: string[];
  role: string;
}

/** Adds members of the organization to a workspace. */
export function useAddMembers(organization: string, id: string) {
  return useMutation({
    mutationFn: (input: RoleChange) => call(workspace.AddMembers, { organization, workspace: id, ...input }),
    onSettled: () => refresh(organization),
  });
}

/** Gives members of a workspace another role. */
export function useSetWorkspaceRole(organization: string, id: string) {
  return useMutation({
    mutationFn: (input: RoleChange) => call(workspace.SetRole, { organization, workspace: id, ...input }),
    onSettled: () => refresh(organization),
  });
}

/** Takes members out of a workspace. */
export function useRemoveFromWorkspace(organization: string, id: string) {
  return useMutation({
    mutationFn: (members: string[]) => call(workspace.RemoveMembers, { organization, workspace: id, members }),
    onSettled: () => refresh(organization),
  });
}

function keep(organization: string, view: WorkspaceView): void {
  queries.setQueryData(oneKey(organization, view.workspace.id), view);
  refresh(organization);
}

// The names and counts of workspaces show in many places.
function refresh(organization: string): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(organization) });
}
