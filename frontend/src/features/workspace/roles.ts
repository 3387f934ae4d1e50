import { hasText, type TextKey, type TextParams } from "@/lib/i18n";

/** The roles in a workspace, the widest first. */
export const workspaceRoles = ["admin", "developer", "member", "viewer"] as const;

/** One of them. */
export type WorkspaceRoleId = (typeof workspaceRoles)[number];

type Text = (key: TextKey, params?: TextParams) => string;

/** The name of a role in a workspace. */
export function workspaceRoleText(role: string, text: Text): string {
  const key = `workspace.role.${role}`;
  return hasText(key) ? text(key) : role;
}
