import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCreateOrganization } from "@/features/organization/api";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface CreateOrganizationProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Creates another organization and opens it. */
export function CreateOrganization({ isOpen, onClose }: CreateOrganizationProps) {
  const text = useText();
  return (
    <Dialog title={text("create.title")} isOpen={isOpen} onClose={onClose} className="max-w-md">
      <CreateForm onClose={onClose} />
    </Dialog>
  );
}

function CreateForm({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const create = useCreateOrganization();
  const text = useText();
  const faults = useFaultText();
  const submit = () =>
    create.mutate(name, {
      onSuccess: (created) => {
        onClose();
        done(text("create.done", { Name: created.name }));
      },
    });
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="text-ink-2">{text("door.organization.create.help")}</p>
      <TextField
        name="name"
        autoFocus
        label={text("door.organization.create.name")}
        value={name}
        onChange={setName}
        error={faults.field(create.error, "name")}
      />
      {create.error && create.error.fields.length === 0 && (
        <Notice tone="red" alert>
          {faults.whole(create.error)}
        </Notice>
      )}
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button type="submit" variant="primary" isPending={create.isPending}>
          {text("door.organization.create.submit")}
        </Button>
      </DialogActions>
    </Form>
  );
}
