import { Check, X } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Effects } from "@/components/ui/Effects";
import { Notice } from "@/components/ui/Notice";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useDeleteAccount } from "@/features/account/data/api";
import type { ProfileView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { Declined } from "@/lib/reauthentication";

interface DeleteProps {
  view: ProfileView;
  onClose: () => void;
}

/** Says what goes with the account and what stays, organization by organization, and asks for the address. */
export function DeleteAccount({ view, onClose }: DeleteProps) {
  const text = useText();
  return (
    <Dialog role="alertdialog" isOpen title={text("data.delete.title")} onClose={onClose}>
      <Consequences view={view} />
      <DeleteForm view={view} onClose={onClose} />
    </Dialog>
  );
}

function Consequences({ view }: { view: ProfileView }) {
  const text = useText();
  const alone = view.organizations.filter(({ members }) => members === 1);
  const shared = view.organizations.filter(({ members }) => members !== 1);
  return (
    <div className="flex flex-col gap-4 text-ink-2">
      <Effects title={text("general.delete.erased")} icon={<X aria-hidden className="text-red" />}>
        {[
          text("data.delete.erased.person"),
          text("data.delete.erased.ways"),
          ...alone.map(({ name }) => text("data.delete.erased.organization", { Name: name })),
          ...(view.ownsInstallation ? [text("data.delete.erased.installation")] : []),
        ]}
      </Effects>
      <Effects title={text("general.delete.stays")} icon={<Check aria-hidden className="text-green" />}>
        {[
          ...shared.map(({ name }) => text("data.delete.stays.organization", { Name: name })),
          text("data.delete.stays.record"),
        ]}
      </Effects>
    </div>
  );
}

function DeleteForm({ view, onClose }: DeleteProps) {
  const [email, setEmail] = useState("");
  const remove = useDeleteAccount();
  const text = useText();
  const faults = useFaultText();
  const error = remove.error?.code === Declined ? null : remove.error;
  const onField = error?.code === "email.mismatch";
  const isMeant = email.trim() === view.email;
  const submit = () =>
    remove.mutateAsync(email.trim()).then(
      () => done(text("data.deleted")),
      () => undefined, // said in the form
    );
  return (
    <Form
      validationBehavior="aria"
      className="flex flex-col gap-4 pbs-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant && !remove.isPending) void submit();
      }}
    >
      <TextField
        name="email"
        autoComplete="off"
        autoFocus
        label={text("data.delete.confirm", { Email: view.email })}
        value={email}
        onChange={setEmail}
        error={onField ? faults.whole(error) : faults.field(error, "email")}
      />
      {error && !onField && error.fields.length === 0 && (
        <Notice tone="red" alert>
          {faults.whole(error)}
        </Notice>
      )}
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button type="submit" variant="destroy" isDisabled={!isMeant} isPending={remove.isPending}>
          {text("general.delete.submit")}
        </Button>
      </DialogActions>
    </Form>
  );
}
