import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { done } from "@/components/ui/Toast";
import { useLeave } from "@/features/organization/api";
import type { OrganizationRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface LeaveProps {
  organization: OrganizationRef;
  onClose: () => void;
}

/** Asks before a membership ends. Whoever has no seat reads that first. */
export function LeaveOrganization({ organization, onClose }: LeaveProps) {
  const leave = useLeave();
  const text = useText();
  const faults = useFaultText();
  const name = { Name: isolate(organization.name) };
  const submit = () =>
    leave.mutateAsync(organization.id).then(
      () => {
        onClose();
        done(text("leave.done", name));
      },
      () => undefined, // said in the dialog
    );
  return (
    <Dialog role="alertdialog" title={text("leave.title", name)} isOpen onClose={onClose} className="max-w-md">
      <div className="flex flex-col gap-3 text-pretty text-ink-2">
        {organization.inactive && <Notice tone="amber">{text("no_seat.help")}</Notice>}
        <p>{text("leave.help")}</p>
        {leave.error && (
          <Notice tone="red" alert>
            {faults.whole(leave.error)}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant="destroy" isPending={leave.isPending} onPress={() => void submit()}>
          {text("leave.submit")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
