import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useRemove } from "@/features/members/api";
import { said } from "@/features/members/useChanges";
import { useSubscriptions } from "@/features/plan/api";
import type { MemberRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface RemoveProps {
  members: MemberRef[];
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before memberships end, and says what that means. */
export function RemoveMembers({ members, onClose, onRemoved }: RemoveProps) {
  const { organization } = useCurrent();
  const remove = useRemove(organization.id);
  const text = useText();
  const faults = useFaultText();
  const submit = () =>
    remove.mutateAsync(members.map(({ id }) => id)).then(
      () => {
        onRemoved();
        onClose();
        done(said("members.removed", members, text));
      },
      () => undefined, // said in the dialog
    );
  return (
    <Dialog
      role="alertdialog"
      title={said("members.remove.title", members, text)}
      isOpen
      onClose={onClose}
      className="max-w-md"
    >
      <div className="flex flex-col gap-3 text-pretty text-ink-2">
        {members.length > 1 && <Names members={members} />}
        <p>{said("members.remove.access", members, text)}</p>
        <p>{said("members.remove.record", members, text)}</p>
        <PaidSeats />
        {remove.error && (
          <Notice tone="red" alert>
            {faults.whole(remove.error)}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant="destroy" isPending={remove.isPending} onPress={() => void submit()}>
          {said("members.remove.submit", members, text)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

// Fewer members make no plan cheaper: its seats are another change.
function PaidSeats() {
  const { organization } = useCurrent();
  const subscriptions = useSubscriptions(organization.id).data?.subscriptions;
  const text = useText();
  if (!subscriptions?.some(({ seats, price }) => seats > 0 && price > 0)) return null;
  return (
    <p>
      {text("members.remove.seats")}{" "}
      <a
        href="#/subscriptions"
        className="rounded-[3px] font-medium text-accent-text underline-offset-3 hover:underline focus-visible:outline-2 focus-visible:outline-accent"
      >
        {text("nav.subscriptions")}
      </a>
    </p>
  );
}

const named = 5;

function Names({ members }: { members: MemberRef[] }) {
  const text = useText();
  const rest = members.length - named;
  return (
    <ul className="flex flex-col gap-1.5 rounded-md border border-line bg-sunken px-3 py-2.5 text-ink">
      {members.slice(0, named).map(({ id, name, initials, email }) => (
        <li key={id} className="flex min-w-0 items-center gap-2.5">
          <Avatar name={name} initials={initials} />
          <bdi className="max-w-3/5 shrink-0 truncate font-medium">{name}</bdi>
          <bdi className="truncate text-small text-ink-3">{email}</bdi>
        </li>
      ))}
      {rest > 0 && <li className="text-ink-2">{text("members.more", { Count: rest })}</li>}
    </ul>
  );
}
