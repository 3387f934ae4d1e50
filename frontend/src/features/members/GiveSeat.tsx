import { Confirm } from "@/components/ui/Confirm";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useGiveSeat } from "@/features/members/api";
import type { MemberRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** Asks before somebody gives their own seat away, which they can't take back. */
export function GiveSeat({ member, onClose }: { member: MemberRef; onClose: () => void }) {
  const { organization } = useCurrent();
  const give = useGiveSeat(organization.id);
  const text = useText();
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
    <Confirm
      title={text("members.seat.mine.title", name)}
      submit={text("members.seat.mine.submit")}
      asked={give}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{text("members.seat.mine.help", name)}</p>
    </Confirm>
  );
}
