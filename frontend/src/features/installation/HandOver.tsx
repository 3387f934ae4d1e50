import { useState } from "react";
import { Form } from "react-aria-components";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { PasswordField } from "@/components/ui/PasswordField";
import { done } from "@/components/ui/Toast";
import { useHasPassword } from "@/features/account/api";
import { useHandOver } from "@/features/installation/api";
import type { AccountRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Makes somebody else the owner. Only they can give it back. */
export function HandOver({ heir, onClose }: { heir: AccountRef; onClose: () => void }) {
  const [password, setPassword] = useState("");
  const hasPassword = useHasPassword();
  const handOver = useHandOver();
  const text = useText();
  const faults = useFaultText();
  const Name = `${heir.firstName} ${heir.lastName}`;
  const wrong = handOver.error?.code === "password.wrong";
  const submit = () =>
    handOver.mutateAsync({ account: heir.id, password }).then(
      () => {
        onClose();
        done(text("settings.handed_over", { Name }));
      },
      () => undefined, // said in the form
    );
  return (
    <Dialog role="alertdialog" isOpen title={text("settings.hand_over.title", { Name })} onClose={onClose}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="flex items-center gap-2.5">
          <Avatar name={Name} initials={heir.initials} />
          <p className="min-w-0 leading-4.5">
            <bdi className="block truncate font-medium">{Name}</bdi>
            <bdi className="block truncate text-small text-ink-3">{heir.email}</bdi>
          </p>
        </div>
        <p className="text-ink-2">{text("settings.hand_over.help", { Name })}</p>
        {hasPassword && (
          <PasswordField
            name="password"
            autoFocus
            autoComplete="current-password"
            label={text("settings.hand_over.password")}
            value={password}
            onChange={setPassword}
            error={wrong ? faults.whole(handOver.error) : faults.field(handOver.error, "password")}
          />
        )}
        {handOver.error && !wrong && handOver.error.fields.length === 0 && (
          <Notice tone="red" alert>
            {faults.whole(handOver.error)}
          </Notice>
        )}
        <DialogActions>
          <Button onPress={onClose}>{text("action.cancel")}</Button>
          <Button
            type="submit"
            variant="destroy"
            isDisabled={hasPassword && password === ""}
            isPending={handOver.isPending}
          >
            {text("settings.hand_over.submit")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
