import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useRenameKey } from "@/features/apikey/api";
import type { KeyView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** Gives a key another name. */
export function RenameKey({ about, onClose }: { about: KeyView; onClose: () => void }) {
  const { organization } = useCurrent();
  const [name, setName] = useState(about.name);
  const rename = useRenameKey(organization.id);
  const text = useText();
  const faults = useFaultText();
  const typed = name.trim();
  const submit = () =>
    rename.mutateAsync({ workspace: about.workspace, key: about.id, was: about.name, name: typed }).then(
      () => {
        onClose();
        done(text("keys.renamed", { Name: isolate(typed) }), { about: `key ${about.id}` });
      },
      () => undefined, // said in the form
    );
  return (
    <FormDialog
      title={text("keys.rename.title")}
      asked={rename}
      isMissing={typed === "" || typed === about.name}
      onSubmit={() => void submit()}
      onClose={onClose}
      className="max-w-md"
    >
      <TextField
        name="name"
        autoFocus
        autoComplete="off"
        label={text("keys.new.name")}
        value={name}
        onChange={setName}
        maxLength={100}
        error={rename.variables?.name === typed ? faults.field(rename.error, "name") : undefined}
      />
    </FormDialog>
  );
}
