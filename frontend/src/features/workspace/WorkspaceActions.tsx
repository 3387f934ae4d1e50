import { Archive, Ellipsis, Pencil } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Menu, MenuItem, MenuSection } from "@/components/ui/Menu";
import { useRefusalText } from "@/features/plan/Gate";
import type { Needs } from "@/features/plan/useAvailable";
import { ArchiveWorkspace } from "@/features/workspace/ArchiveWorkspace";
import { RenameWorkspace } from "@/features/workspace/RenameWorkspace";
import { useMay } from "@/features/workspace/useMay";
import type { WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What may be done with a workspace as a whole; what may not says why. */
export function WorkspaceActions({ workspace }: { workspace: WorkspaceRef }) {
  const [asks, setAsks] = useState<"rename" | "archive" | null>(null);
  const text = useText();
  const close = () => setAsks(null);
  const { may } = useMay(workspace);
  const why = useWhy(workspace);
  const trigger = (
    <Button>
      {text("members.actions")}
      <Ellipsis aria-hidden />
    </Button>
  );
  const whyArchive = workspace.isDefault ? text("workspace.archive.default") : why({ permission: "workspaces.manage" });
  return (
    <>
      <Menu
        trigger={trigger}
        label={text("members.menu", { Name: workspace.name })}
        placement="bottom end"
        className="max-w-80"
      >
        <MenuSection title={why({ permission: "workspace.manage" })} aria-label={text("workspace.rename")}>
          <MenuItem
            icon={<Pencil aria-hidden />}
            isDisabled={!may({ permission: "workspace.manage" })}
            onAction={() => setAsks("rename")}
          >
            {text("workspace.rename")}
          </MenuItem>
        </MenuSection>
        <MenuSection title={whyArchive} aria-label={text("workspace.archive")}>
          <MenuItem
            icon={<Archive aria-hidden />}
            tone={whyArchive ? undefined : "danger"}
            isDisabled={workspace.isDefault || !may({ permission: "workspaces.manage" })}
            onAction={() => setAsks("archive")}
          >
            {text("workspace.archive")}
          </MenuItem>
        </MenuSection>
      </Menu>
      {asks === "rename" && <RenameWorkspace workspace={workspace} onClose={close} />}
      {asks === "archive" && <ArchiveWorkspace workspace={workspace} onClose={close} />}
    </>
  );
}

// Why something is out of reach, where there is only room for a sentence.
function useWhy(workspace: WorkspaceRef): (needs: Needs) => string | undefined {
  const { refusal } = useMay(workspace);
  const words = useRefusalText();
  const text = useText();
  return (needs) => {
    const why = refusal(needs);
    if (why === "archived") return text("workspace.archived.reason");
    return why ? words(why) : undefined;
  };
}
