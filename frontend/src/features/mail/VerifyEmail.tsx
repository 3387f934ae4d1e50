import { useEffect, useRef, useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { CodeField } from "@/components/ui/CodeField";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { LinkButton } from "@/components/ui/LinkButton";
import { Notice } from "@/components/ui/Notice";
import { done } from "@/components/ui/Toast";
import { useSendEmailCode, useVerifyEmail } from "@/features/mail/api";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

const length = 8;

/** Shows by a mailed code that an address is the person's. The code is sent when this opens. */
export function VerifyEmail({ email, onClose }: { email: string; onClose: () => void }) {
  const [code, setCode] = useState("");
  const send = useSendEmailCode();
  const verify = useVerifyEmail();
  const text = useText();
  const faults = useFaultText();
  const { mutate } = send;
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current) mutate();
    asked.current = true;
  }, [mutate]);
  const submit = () =>
    verify.mutateAsync(code).then(
      () => {
        onClose();
        done(text("profile.email.confirmed"));
      },
      () => undefined, // said at the field
    );
  const isWrong = verify.variables === code && verify.error;
  // Where a code is on its way already, that one can be entered.
  const wait = send.error?.code === "email_code.soon";
  return (
    <Dialog role="alertdialog" isOpen title={text("profile.email.code.title")} onClose={onClose} className="max-w-md">
      <Form
        validationBehavior="aria"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (code.length === length && !verify.isPending) void submit();
        }}
      >
        <p className="text-pretty text-ink-2">{text("profile.email.code.help", { Email: isolate(email) })}</p>
        {send.error && (
          <Notice tone={wait ? "amber" : "red"} alert>
            {faults.whole(send.error)}
          </Notice>
        )}
        <CodeField
          kind="eight"
          autoFocus
          label={text("profile.email.code")}
          value={code}
          onChange={setCode}
          error={isWrong ? (faults.field(verify.error, "code") ?? faults.whole(verify.error)) : undefined}
        />
        <LinkButton onPress={() => !send.isPending && mutate()}>{text("profile.email.code.again")}</LinkButton>
        <DialogActions>
          <Button onPress={onClose}>{text("action.cancel")}</Button>
          <Button type="submit" variant="primary" isDisabled={code.length < length} isPending={verify.isPending}>
            {text("action.confirm")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
