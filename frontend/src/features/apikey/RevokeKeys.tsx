import { Confirm } from "@/components/ui/Confirm";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useRevokeKeys } from "@/features/apikey/api";
import { shortPrefix } from "@/features/apikey/prefix";
import type { KeyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface RevokeProps {
  keys: KeyView[];
  onClose: () => void;
  onRevoked: () => void;
}

const named = 5;

/** Asks before keys end for good. */
export function RevokeKeys({ keys, onClose, onRevoked }: RevokeProps) {
  const { organization } = useCurrent();
  const [first, ...others] = keys;
  const workspace = others.every((key) => key.workspace === first?.workspace) ? (first?.workspace ?? "") : "";
  const revoke = useRevokeKeys(organization.id, workspace);
  const text = useText();
  const isOne = others.length === 0;
  const title = isOne
    ? text("keys.revoke.title.named", { Name: isolate(first?.name ?? "") })
    : text("keys.revoke.title", { Count: keys.length });
  const submit = () =>
    revoke.mutateAsync(keys.map(({ id }) => id)).then(
      ({ changed }) => {
        onRevoked();
        onClose();
        done(text("keys.revoked.done", { Count: changed }));
      },
      () => undefined, // said in the dialog
    );
  return (
    <Confirm
      title={title}
      submit={text("keys.revoke.submit", { Count: keys.length })}
      asked={revoke}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {!isOne && <Names keys={keys} />}
      <p>{text("keys.revoke.help")}</p>
    </Confirm>
  );
}

function Names({ keys }: { keys: KeyView[] }) {
  const text = useText();
  const rest = keys.length - named;
  return (
    <ul className="flex flex-col gap-1.5 rounded-md border border-line bg-sunken px-3 py-2.5 text-ink">
      {keys.slice(0, named).map(({ id, name, prefix, byName }) => (
        <li key={id} className="flex min-w-0 items-baseline gap-2.5">
          <bdi className="max-w-2/5 shrink-0 truncate font-medium">{name}</bdi>
          <code className="shrink-0 text-caption text-ink-3">{shortPrefix(prefix)}</code>
          <bdi className="truncate text-small text-ink-3">{byName}</bdi>
        </li>
      ))}
      {rest > 0 && <li className="text-ink-2">{text("members.more", { Count: rest })}</li>}
    </ul>
  );
}
