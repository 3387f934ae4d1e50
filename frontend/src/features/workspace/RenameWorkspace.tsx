import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { TextField } from "@/components/ui/TextField";
import { done, refused } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useRenameWorkspace } from "@/features/workspace/api";
import type { WorkspaceRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface RenameProps {
  workspace: WorkspaceRef;
  onClose: () => void;
}

/** Gives a workspace another name, in place of the one that its writer saw; which can be undone. */
export function RenameWorkspace({ workspace, onClose }: RenameProps) {
  const { organization } = useCurrent();
  const [was, setWas] = useState(workspace.name);
  const [name, setName] = useState(workspace.name);
  const rename = useRenameWorkspace(organization.id, workspace.id);
  const text = useText();
  const faults = useFaultText();
  const about = `workspace.name ${workspace.id}`;
  const isConflict = rename.error?.code === "change.conflict";
  const now = isConflict ? rename.error?.field("name")?.params?.now : undefined;
  const undo = (change: { name: string; was: string }) =>
    rename.mutateAsync(change).then(
      () => done(text("general.renamed.undone", { Name: change.name }), { about }),
      (fault) => refused(fault, about),
    );
  const submit = () => {
    const seen = now ?? was;
    setWas(seen);
    rename.mutateAsync({ name, was: seen }).then(
      ({ workspace: renamed }) => {
        onClose();
        const back = { name: seen, was: renamed.name };
        done((words) => words("general.renamed", { Name: renamed.name }), { undo: () => void undo(back), about });
      },
      () => undefined, // said in the form
    );
  };
  const wrong = now === undefined ? faults.field(rename.error, "name") : text("field.outdated", { now });
  return (
    <FormDialog
      title={text("workspace.rename.title")}
      submit={text(now === undefined ? "action.save" : "general.name.overwrite")}
      asked={rename}
      isMissing={name.trim() === "" || name === was}
      onSubmit={submit}
      onClose={onClose}
      className="max-w-md"
    >
      <TextField
        name="name"
        autoFocus
        autoComplete="off"
        label={text("members.column.name")}
        value={name}
        onChange={setName}
        error={rename.variables?.name === name ? wrong : undefined}
      />
    </FormDialog>
  );
}
