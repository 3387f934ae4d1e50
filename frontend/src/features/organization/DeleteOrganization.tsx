import { Check, X } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Effects } from "@/components/ui/Effects";
import { Notice } from "@/components/ui/Notice";
import { PasswordField } from "@/components/ui/PasswordField";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useHasPassword } from "@/features/account/api";
import { useDelete } from "@/features/organization/api";
import type { GeneralView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface DeleteProps {
  view: GeneralView;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks for the name and the password that there may be, and says exactly what goes and what stays. */
export function DeleteOrganization({ view, isOpen, onClose }: DeleteProps) {
  const text = useText();
  return (
    <Dialog
      role="alertdialog"
      title={text("general.delete.title", { Name: view.name })}
      isOpen={isOpen}
      onClose={onClose}
    >
      <Consequences entries={view.entries} />
      <DeleteForm view={view} onClose={onClose} />
    </Dialog>
  );
}

function Consequences({ entries }: { entries: number }) {
  const text = useText();
  return (
    <div className="flex flex-col gap-4 text-ink-2">
      <Effects title={text("general.delete.erased")} icon={<X aria-hidden className="text-red" />}>
        {[
          text("general.delete.erased.members"),
          text("general.delete.erased.ledger", { Count: entries }),
          text("general.delete.erased.chats"),
          text("general.delete.erased.keys"),
        ]}
      </Effects>
      <Effects title={text("general.delete.stays")} icon={<Check aria-hidden className="text-green" />}>
        {[text("general.delete.stays.accounts"), text("general.delete.stays.tombstone")]}
      </Effects>
    </div>
  );
}

function DeleteForm({ view, onClose }: Omit<DeleteProps, "isOpen">) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const hasPassword = useHasPassword();
  const remove = useDelete(view.id);
  const text = useText();
  const faults = useFaultText();
  const code = remove.error?.code;
  const isSame = remove.variables?.password === password;
  const onField = code === "password.wrong" || code === "organization.name_mismatch";
  const isComplete = name === view.name && (!hasPassword || password !== "");
  const submit = () =>
    remove.mutateAsync({ name, password }).then(
      () => done(text("general.deleted", { Name: view.name }), { about: `organization ${view.id}` }),
      () => undefined, // said in the form
    );
  return (
    <Form
      className="flex flex-col gap-4 pbs-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) void submit();
      }}
    >
      <TextField
        name="name"
        autoComplete="off"
        autoFocus
        label={text("general.delete.confirm", { Name: view.name })}
        value={name}
        onChange={setName}
        error={code === "organization.name_mismatch" ? faults.whole(remove.error) : faults.field(remove.error, "name")}
      />
      {hasPassword && (
        <PasswordField
          name="password"
          autoComplete="current-password"
          label={text("general.delete.password")}
          value={password}
          onChange={setPassword}
          error={
            isSame
              ? code === "password.wrong"
                ? faults.whole(remove.error)
                : faults.field(remove.error, "password")
              : undefined
          }
        />
      )}
      {remove.error && !onField && remove.error.fields.length === 0 && (
        <Notice tone="red" alert>
          {faults.whole(remove.error)}
        </Notice>
      )}
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button type="submit" variant="destroy" isDisabled={!isComplete} isPending={remove.isPending}>
          {text("general.delete.submit")}
        </Button>
      </DialogActions>
    </Form>
  );
}
