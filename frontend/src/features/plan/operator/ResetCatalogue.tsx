import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { done } from "@/components/ui/Toast";
import { useResetCatalogue } from "@/features/plan/operator/api";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Asks before the owner's own plans are replaced by the program's. */
export function ResetCatalogue({ onClose }: { onClose: () => void }) {
  const reset = useResetCatalogue();
  const text = useText();
  const faults = useFaultText();
  const submit = () =>
    reset.mutate(undefined, {
      onSuccess: () => {
        onClose();
        done(text("catalogue.reset.done"), { about: "catalogue" });
      },
    });
  return (
    <Dialog role="alertdialog" title={text("catalogue.reset.title")} isOpen onClose={onClose} className="max-w-md">
      <p className="text-pretty text-ink-2">{text("catalogue.reset.help")}</p>
      {reset.error && (
        <Notice tone="red" alert>
          {faults.whole(reset.error)}
        </Notice>
      )}
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant="primary" isPending={reset.isPending} onPress={submit}>
          {text("catalogue.reset.submit")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
