import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { TextField } from "@/components/ui/TextField";
import { done, refused } from "@/components/ui/Toast";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** A name, in place of the one that its writer saw. */
export interface NameChange {
  name: string;
  was: string;
}

interface RenameDialogProps<View> {
  title: string;
  label: string;
  /** The name that was seen. */
  name: string;
  /** What has the name: the next message about it replaces the one before. */
  about: string;
  rename: UseMutationResult<View, Fault, NameChange>;
  nameOf: (view: View) => string;
  onClose: () => void;
}

/** Gives something another name, which can be undone. One that somebody else gave it meanwhile is shown first. */
export function RenameDialog<View>({
  title,
  label,
  name: seen,
  about,
  rename,
  nameOf,
  onClose,
}: RenameDialogProps<View>) {
  const [was, setWas] = useState(seen);
  const [name, setName] = useState(seen);
  const text = useText();
  const faults = useFaultText();
  const now = rename.error?.code === "change.conflict" ? rename.error.field("name")?.params?.now : undefined;
  const undo = (change: NameChange) =>
    rename.mutateAsync(change).then(
      () => done((words) => words("general.renamed.undone", { Name: isolate(change.name) }), { about }),
      (fault) => refused(fault, about),
    );
  const submit = () => {
    const replaced = now ?? was;
    setWas(replaced);
    void rename.mutateAsync({ name, was: replaced }).then(
      (view) => {
        onClose();
        const back = { name: replaced, was: nameOf(view) };
        done((words) => words("general.renamed", { Name: isolate(nameOf(view)) }), {
          undo: () => void undo(back),
          about,
        });
      },
      () => undefined, // said in the form
    );
  };
  const wrong = now === undefined ? faults.field(rename.error, "name") : text("field.outdated", { now: isolate(now) });
  return (
    <FormDialog
      title={title}
      submit={text(now === undefined ? "action.save" : "general.name.overwrite")}
      asked={rename}
      isMissing={name.trim() === "" || name.trim() === was}
      onSubmit={submit}
      onClose={onClose}
      className="max-w-md"
    >
      <TextField
        name="name"
        autoFocus
        autoComplete="off"
        label={label}
        value={name}
        onChange={setName}
        maxLength={100}
        error={rename.variables?.name === name ? wrong : undefined}
      />
    </FormDialog>
  );
}
