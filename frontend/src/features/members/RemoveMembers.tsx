import { useState } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { Confirm } from "@/components/ui/Confirm";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useKeysOf, useRemove } from "@/features/members/api";
import { KeysOf } from "@/features/members/KeysOf";
import { said } from "@/features/members/useChanges";
import { useSubscriptions } from "@/features/plan/api";
import type { MemberRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface RemoveProps {
  members: MemberRef[];
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before memberships end, and says what that means. */
export function RemoveMembers({ members, onClose, onRemoved }: RemoveProps) {
  const { organization } = useCurrent();
  const ids = members.map(({ id }) => id);
  const keys = useKeysOf(organization.id, ids).data;
  const [revokes, setRevokes] = useState(true);
  const remove = useRemove(organization.id);
  const text = useText();
  const submit = () =>
    remove.mutateAsync({ members: ids, revokeKeys: revokes && Boolean(keys?.total) }).then(
      () => {
        onRemoved();
        onClose();
        done(said("members.removed", members, text));
      },
      () => undefined, // said in the dialog
    );
  return (
    <Confirm
      title={said("members.remove.title", members, text)}
      submit={said("members.remove.submit", members, text)}
      asked={remove}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {members.length > 1 && <Names members={members} />}
      <p>{said("members.remove.access", members, text)}</p>
      <p>{said("members.remove.record", members, text)}</p>
      {keys && keys.total > 0 && <KeysOf view={keys} revokes={revokes} onChange={setRevokes} />}
      <PaidSeats />
    </Confirm>
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
