import { Check, X } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Confirm } from "@/components/ui/Confirm";
import { Effects } from "@/components/ui/Effects";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useArchiveWorkspace } from "@/features/workspace/api";
import type { WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { bare, isolate } from "@/lib/isolate";

interface ArchiveProps {
  workspace: WorkspaceRef;
  onClose: () => void;
}

/** Asks for the name before a workspace ends for good, and says what ends with it and what stays. */
export function ArchiveWorkspace({ workspace, onClose }: ArchiveProps) {
  const { organization } = useCurrent();
  const [name, setName] = useState("");
  const archive = useArchiveWorkspace(organization.id, workspace.id);
  const text = useText();
  const Name = isolate(workspace.name);
  const isTyped = name === workspace.name;
  const submit = () =>
    archive.mutate(
      { name },
      {
        onSuccess: () => {
          onClose();
          done(text("workspace.archived.done", { Name }));
        },
      },
    );
  return (
    <Confirm
      title={text("workspace.archive.title", { Name })}
      submit={text("workspace.archive.submit")}
      asked={archive}
      isDisabled={!isTyped}
      onSubmit={submit}
      onClose={onClose}
      className="max-w-lg"
    >
      <Effects title={text("workspace.archive.ends")} icon={<X aria-hidden className="text-red" />}>
        {[
          ...(workspace.keys > 0 ? [text("workspace.archive.ends.keys", { Count: workspace.keys })] : []),
          text("workspace.archive.ends.use"),
          text("workspace.archive.ends.back"),
        ]}
      </Effects>
      <Effects title={text("general.delete.stays")} icon={<Check aria-hidden className="text-green" />}>
        {[text("workspace.archive.stays.read"), text("workspace.archive.stays.members")]}
      </Effects>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (isTyped && !archive.isPending) submit();
        }}
      >
        <TextField
          name="name"
          autoFocus
          autoComplete="off"
          label={text("general.delete.confirm", { Name })}
          value={name}
          onChange={(typed) => setName(bare(typed))}
        />
      </Form>
    </Confirm>
  );
}
