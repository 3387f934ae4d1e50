import { RenameDialog } from "@/components/ui/RenameDialog";
import { useCurrent } from "@/features/account/Current";
import { useRenameWorkspace } from "@/features/workspace/api";
import type { WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface RenameProps {
  workspace: WorkspaceRef;
  onClose: () => void;
}

/** Gives a workspace another name. */
export function RenameWorkspace({ workspace: { id, name }, onClose }: RenameProps) {
  const { organization } = useCurrent();
  const text = useText();
  return (
    <RenameDialog
      title={text("workspace.rename.title")}
      label={text("workspaces.name")}
      name={name}
      about={`workspace.name ${id}`}
      rename={useRenameWorkspace(organization.id, id)}
      nameOf={({ workspace }) => workspace.name}
      onClose={onClose}
    />
  );
}
