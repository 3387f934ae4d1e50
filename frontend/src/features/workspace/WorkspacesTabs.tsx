import { TabLinks } from "@/components/ui/TabLinks";
import { useText } from "@/lib/i18n";

/** The pages about workspaces, and about the API keys of all of them. */
export function WorkspacesTabs() {
  const text = useText();
  return (
    <TabLinks
      label={text("workspaces.tabs")}
      links={[
        { to: "/workspaces", title: text("nav.workspaces") },
        { to: "/workspaces/keys", title: text("keys.title") },
      ]}
    />
  );
}
