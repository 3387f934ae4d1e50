import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface ResetMFAProps {
  name: string;
  isPending: boolean;
  fault: Fault | null;
  onReset: () => void;
  onClose: () => void;
}

/** Asks before somebody's MFA is turned off for them, who have lost their app and their codes. */
export function ResetMFA({ name, isPending, fault, onReset, onClose }: ResetMFAProps) {
  const text = useText();
  const faults = useFaultText();
  return (
    <Dialog role="alertdialog" isOpen title={text("mfa.reset.title", { Name: name })} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-2">{text("mfa.reset.help", { Name: name })}</p>
        <p className="text-pretty text-ink-2">{text("mfa.reset.sure")}</p>
        {fault && (
          <Notice tone="red" alert>
            {faults.whole(fault)}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant="destroy" isPending={isPending} onPress={onReset}>
          {text("mfa.reset.submit")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
