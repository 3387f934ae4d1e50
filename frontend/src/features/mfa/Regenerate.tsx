import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { CodeField } from "@/components/ui/CodeField";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { useRegenerate } from "@/features/mfa/api";
import { RecoveryCodes } from "@/features/mfa/RecoveryCodes";
import { useEitherCode } from "@/features/mfa/useEitherCode";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** New recovery codes in place of the old ones: takes a code. */
export function Regenerate({ onClose }: { onClose: () => void }) {
  const either = useEitherCode();
  const renew = useRegenerate();
  const text = useText();
  const faults = useFaultText();
  if (renew.data) {
    return <RecoveryCodes title={text("mfa.recovery.new.title")} codes={renew.data.codes} onDone={onClose} />;
  }
  const error = renew.variables === either.code ? renew.error : null;
  return (
    <Dialog role="alertdialog" isOpen title={text("mfa.recovery.renew.title")} onClose={onClose}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (either.isComplete && !renew.isPending) renew.mutate(either.code);
        }}
      >
        <p className="text-pretty text-ink-2">{text("mfa.recovery.renew.help")}</p>
        <CodeField {...either.field} autoFocus error={faults.field(error, "code") ?? faults.whole(error)} />
        {either.toggle}
        <DialogActions>
          <Button onPress={onClose}>{text("action.cancel")}</Button>
          <Button type="submit" variant="primary" isDisabled={!either.isComplete} isPending={renew.isPending}>
            {text("mfa.recovery.renew.submit")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
