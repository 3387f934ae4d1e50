import type { PermissionView } from "@/lib/bindings";

/** What permissions are about. */
export type GroupId = "organization" | "members" | "plan" | "workspaces" | "other";

interface Group {
  id: GroupId;
  permissions: PermissionView[];
}

const about: Record<string, GroupId> = {
  member: "organization",
  organization: "organization",
  activity: "organization",
  members: "members",
  invitations: "members",
  plan: "plan",
  workspaces: "workspaces",
  workspace: "workspaces",
  resources: "workspaces",
  keys: "workspaces",
  limits: "workspaces",
  spend: "workspaces",
  usage: "workspaces",
  chats: "workspaces",
};

/** Permissions that are about the same thing, together; what everybody has comes first. */
export function grouped(permissions: PermissionView[], holders: (permission: PermissionView) => string[]): Group[] {
  const groups = new Map<GroupId, PermissionView[]>();
  for (const permission of permissions) {
    const id = about[permission.id.split(".")[0] ?? ""] ?? "other";
    groups.set(id, [...(groups.get(id) ?? []), permission]);
  }
  return [...groups].map(([id, some]) => ({
    id,
    permissions: some.toSorted((a, b) => holders(b).length - holders(a).length),
  }));
}
