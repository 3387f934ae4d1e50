import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { PasswordField } from "@/components/ui/PasswordField";
import { done } from "@/components/ui/Toast";
import { useSetPassword } from "@/features/account/api";
import { Strength } from "@/features/account/Strength";
import { useStrength } from "@/features/account/useStrength";
import type { ProfileView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Chooses another password; the present one shows that it is the owner who asks. */
export function ChangePassword({ profile, onClose }: { profile: ProfileView; onClose: () => void }) {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const set = useSetPassword();
  const strength = useStrength({ ...profile, password });
  const text = useText();
  const faults = useFaultText();
  const { hasPassword } = profile;
  const wrong = set.error?.code === "password.wrong";
  const isSame = set.variables?.password === password;
  const submit = () =>
    set.mutateAsync({ current: hasPassword ? current : null, password }).then(
      () => {
        onClose();
        done(text("security.password.done"));
      },
      () => undefined, // said in the form
    );
  return (
    <Dialog
      role="alertdialog"
      isOpen
      title={text(hasPassword ? "security.password.change.title" : "security.password.choose.title")}
      onClose={onClose}
    >
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!set.isPending && password !== "") void submit();
        }}
      >
        <p className="text-pretty text-ink-2">{text("security.password.others")}</p>
        {/* For password managers: whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={profile.email} readOnly />
        {hasPassword && (
          <PasswordField
            name="current"
            autoFocus
            autoComplete="current-password"
            label={text("security.password.current")}
            value={current}
            onChange={setCurrent}
            error={wrong && set.variables?.current === current ? faults.whole(set.error) : undefined}
          />
        )}
        <PasswordField
          name="password"
          autoFocus={!hasPassword}
          autoComplete="new-password"
          label={text("security.password.new")}
          value={password}
          onChange={setPassword}
          error={isSame ? faults.field(set.error, "password") : undefined}
          meter={<Strength strength={strength} least={profile.passwordLeast} />}
        />
        {set.error && !wrong && set.error.fields.length === 0 && (
          <Notice tone="red" alert>
            {faults.whole(set.error)}
          </Notice>
        )}
        <DialogActions>
          <Button onPress={onClose}>{text("action.cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            isDisabled={password === "" || (hasPassword && current === "")}
            isPending={set.isPending}
          >
            {text("action.save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
