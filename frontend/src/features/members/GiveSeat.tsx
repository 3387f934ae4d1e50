import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useGiveSeat } from "@/features/members/api";
import type { MemberRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** Asks before somebody gives their own seat away, which they can't take back. */
export function GiveSeat({ member, onClose }: { member: MemberRef; onClose: () => void }) {
  const { organization } = useCurrent();
  const give = useGiveSeat(organization.id);
  const text = useText();
  const faults = useFaultText();
  const name = { Name: isolate(member.name) };
  const submit = () =>
    give.mutateAsync(member.id).then(
      () => {
        onClose();
        done(text("members.seat.given.named", name));
      },
      () => undefined, // said in the dialog
    );
  return (
    <Dialog
      role="alertdialog"
      title={text("members.seat.mine.title", name)}
      isOpen
      onClose={onClose}
      className="max-w-md"
    >
      <div className="flex flex-col gap-3 text-pretty text-ink-2">
        <p>{text("members.seat.mine.help", name)}</p>
        {give.error && (
          <Notice tone="red" alert>
            {faults.whole(give.error)}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant="destroy" isPending={give.isPending} onPress={() => void submit()}>
          {text("members.seat.mine.submit")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
