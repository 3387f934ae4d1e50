import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useCreateWorkspace } from "@/features/workspace/api";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** Makes a workspace and opens it. */
export function CreateWorkspace({ onClose }: { onClose: () => void }) {
  const { organization } = useCurrent();
  const [name, setName] = useState("");
  const create = useCreateWorkspace(organization.id);
  const navigate = useNavigate();
  const text = useText();
  const faults = useFaultText();
  const submit = () =>
    create.mutate(
      { name },
      {
        onSuccess: ({ workspace }) => {
          onClose();
          done(text("workspaces.created", { Name: isolate(workspace.name) }));
          void navigate({ to: "/workspaces/$workspace", params: { workspace: workspace.id } });
        },
      },
    );
  return (
    <FormDialog
      title={text("workspaces.create")}
      submit={text("workspaces.create.submit")}
      asked={create}
      isMissing={name.trim() === ""}
      onSubmit={submit}
      onClose={onClose}
      className="max-w-md"
    >
      <p className="text-pretty text-ink-2">{text("workspaces.create.help")}</p>
      <TextField
        name="name"
        autoFocus
        autoComplete="off"
        label={text("workspaces.name")}
        value={name}
        onChange={setName}
        error={create.variables?.name === name ? faults.field(create.error, "name") : undefined}
      />
    </FormDialog>
  );
}
