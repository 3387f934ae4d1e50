import { Badge } from "@/components/ui/Badge";
import { workspaceRoleText } from "@/features/workspace/roles";
import { useText } from "@/lib/i18n";

/** A role in a workspace; without one, that somebody gets in as an Admin of the organization. */
export function WorkspaceRole({ role }: { role: string }) {
  const text = useText();
  if (!role) return <span className="text-ink-3">{text("workspace.role.organization")}</span>;
  return <Badge tone={role === "admin" ? "accent" : "plain"}>{workspaceRoleText(role, text)}</Badge>;
}
