import { TabLinks } from "@/components/ui/TabLinks";
import type { WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What there is to see of a workspace. */
export function WorkspaceTabs({ workspace }: { workspace: WorkspaceRef }) {
  const text = useText();
  const params = { workspace: workspace.id };
  return (
    <TabLinks
      label={text("workspace.tabs")}
      links={[
        { to: "/workspaces/$workspace", params, title: text("members.title") },
        { to: "/workspaces/$workspace/models", params, title: text("workspace.tab.models") },
        { to: "/workspaces/$workspace/keys", params, title: text("keys.title") },
        { to: "/workspaces/$workspace/limits", params, title: text("limits.title") },
        { to: "/workspaces/$workspace/usage", params, title: text("usage.tab") },
      ]}
    />
  );
}
