import { Check, X } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Effects } from "@/components/ui/Effects";
import { Notice } from "@/components/ui/Notice";
import { Refusal } from "@/components/ui/Refusal";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useDeleteAllChats } from "@/features/chat/api";
import type { ChatSettingsView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface DeleteProps {
  organization: { id: string; name: string };
  view: ChatSettingsView;
  onClose: () => void;
}

/** Asks for the organization's name, and says exactly what goes, what stays, and what may be left elsewhere. */
export function DeleteAllChats({ organization, view, onClose }: DeleteProps) {
  const text = useText();
  const chats = text("chat.all.chats", { Count: view.chats });
  return (
    <Dialog role="alertdialog" isOpen title={text("chat.all.title")} onClose={onClose}>
      <div className="flex flex-col gap-4 text-ink-2">
        <Effects title={text("general.delete.erased")} icon={<X aria-hidden className="text-red" />}>
          {[text("chat.all.erased.chats", { Chats: chats }), text("chat.all.erased.key")]}
        </Effects>
        <Effects title={text("general.delete.stays")} icon={<Check aria-hidden className="text-green" />}>
          {[text("chat.all.stays.usage"), text("chat.all.stays.entry")]}
        </Effects>
        <Notice tone="amber">{text("chat.all.backup")}</Notice>
      </div>
      <DeleteForm organization={organization} onClose={onClose} />
    </Dialog>
  );
}

function DeleteForm({ organization, onClose }: Omit<DeleteProps, "view">) {
  const [name, setName] = useState("");
  const remove = useDeleteAllChats(organization.id);
  const text = useText();
  const faults = useFaultText();
  const isMismatch = remove.error?.code === "organization.name_mismatch";
  const submit = () =>
    remove.mutateAsync(name).then(
      ({ changed }) => {
        onClose();
        done(text("chat.all.done", { Count: changed }));
      },
      () => undefined, // said in the form
    );
  return (
    <Form
      className="flex flex-col gap-4 pbs-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (name === organization.name) void submit();
      }}
    >
      <TextField
        name="name"
        autoComplete="off"
        autoFocus
        label={text("general.delete.confirm", { Name: organization.name })}
        value={name}
        onChange={setName}
        error={isMismatch ? faults.whole(remove.error) : undefined}
      />
      {!isMismatch && <Refusal fault={remove.error} />}
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button type="submit" variant="destroy" isDisabled={name !== organization.name} isPending={remove.isPending}>
          {text("chat.all.submit")}
        </Button>
      </DialogActions>
    </Form>
  );
}
