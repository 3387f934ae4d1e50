import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { done } from "@/components/ui/Toast";
import { useRemoveMail } from "@/features/mail/api";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Asks before the installation stops sending mail. */
export function RemoveMail({ onClose }: { onClose: () => void }) {
  const remove = useRemoveMail();
  const text = useText();
  const faults = useFaultText();
  const go = () =>
    remove.mutateAsync().then(
      () => {
        onClose();
        done(text("mail.removed"), { about: "mail" });
      },
      () => undefined, // said in the dialog
    );
  return (
    <Dialog role="alertdialog" isOpen title={text("mail.remove.title")} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-2">{text("mail.remove.help")}</p>
        {remove.error && (
          <Notice tone="red" alert>
            {faults.whole(remove.error)}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant="destroy" isPending={remove.isPending} onPress={() => void go()}>
          {text("providers.remove.submit")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
