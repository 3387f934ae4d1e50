import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { CodeField } from "@/components/ui/CodeField";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { PasswordField } from "@/components/ui/PasswordField";
import { done } from "@/components/ui/Toast";
import { useProfile } from "@/features/account/api";
import { useDisable } from "@/features/mfa/api";
import { useEitherCode } from "@/features/mfa/useEitherCode";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Turns MFA off: that takes the password and a code. */
export function TurnOff({ required, onClose }: { required: boolean; onClose: () => void }) {
  const [password, setPassword] = useState("");
  const hasPassword = useProfile().data?.hasPassword ?? true;
  const either = useEitherCode();
  const disable = useDisable();
  const text = useText();
  const faults = useFaultText();
  const { error, variables } = disable;
  const wrongPassword = error?.code === "password.wrong" && variables?.password === password;
  const wrongCode = error?.code === "code.wrong" && variables?.code === either.code;
  const submit = () =>
    disable.mutateAsync({ password, code: either.code }).then(
      () => {
        onClose();
        done(text("mfa.disabled"));
      },
      () => undefined, // said in the form
    );
  return (
    <Dialog role="alertdialog" isOpen title={text("mfa.turn_off.title")} onClose={onClose}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!disable.isPending) void submit();
        }}
      >
        <p className="text-pretty text-ink-2">{text("mfa.turn_off.help")}</p>
        {required && <Notice tone="amber">{text("mfa.turn_off.required")}</Notice>}
        {hasPassword && (
          <PasswordField
            name="password"
            autoFocus
            autoComplete="current-password"
            label={text("security.password.current")}
            value={password}
            onChange={setPassword}
            error={wrongPassword ? faults.whole(error) : undefined}
          />
        )}
        <CodeField {...either.field} error={wrongCode ? faults.whole(error) : faults.field(error, "code")} />
        {either.toggle}
        {error && error.code !== "password.wrong" && error.code !== "code.wrong" && error.fields.length === 0 && (
          <Notice tone="red" alert>
            {faults.whole(error)}
          </Notice>
        )}
        <DialogActions>
          <Button onPress={onClose}>{text("action.cancel")}</Button>
          <Button
            type="submit"
            variant="destroy"
            isDisabled={(hasPassword && password === "") || !either.isComplete}
            isPending={disable.isPending}
          >
            {text("mfa.turn_off.submit")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
