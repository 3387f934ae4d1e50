import { done, failed } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { said } from "@/features/members/useChanges";
import { type RoleChange, useAddMembers, useSetWorkspaceRole } from "@/features/workspace/api";
import type { WorkspaceMember, WorkspaceRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Gives one or many another role in a workspace, says so, and takes it back where somebody asks for that. */
export function useRoleChange(workspace: WorkspaceRef) {
  const { organization } = useCurrent();
  const set = useSetWorkspaceRole(organization.id, workspace.id);
  const add = useAddMembers(organization.id, workspace.id);
  const text = useText();
  const faults = useFaultText();

  const settle = async (changes: RoleChange[], joining: RoleChange[], words?: string, undo?: () => void) => {
    try {
      for (const change of changes) await set.mutateAsync(change);
      for (const change of joining) await add.mutateAsync(change);
      if (words) done(words, { undo });
      return true;
    } catch (fault) {
      failed(faults.whole(fault as never) ?? "");
      return false;
    }
  };

  const setRole = async (members: WorkspaceMember[], role: string): Promise<boolean> => {
    const concerned = members.filter((member) => member.role !== role);
    if (concerned.length === 0) {
      done(text("members.unchanged"));
      return true;
    }
    // Who got in as an Admin of the organization only has no role yet that could be changed.
    const inside = concerned.filter((member) => member.role !== "");
    const outside = concerned.filter((member) => member.role === "");
    const change = (some: WorkspaceMember[]): RoleChange[] =>
      some.length > 0 ? [{ members: some.map(({ id }) => id), role }] : [];
    const undo = outside.length === 0 ? () => void settle(changesBack(inside), []) : undefined;
    return settle(change(inside), change(outside), said("members.roles.changed", concerned, text), undo);
  };

  return { setRole, isPending: set.isPending || add.isPending };
}

/** What gives everybody the role back that they had. */
export function changesBack(members: WorkspaceMember[]): RoleChange[] {
  const roles = [...new Set(members.map(({ role }) => role))];
  return roles.map((role) => ({ role, members: members.filter((one) => one.role === role).map(({ id }) => id) }));
}
