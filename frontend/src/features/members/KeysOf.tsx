import { KeyRound } from "lucide-react";
import { Checkbox } from "@/components/ui/Checkbox";
import type { MemberKeysView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface KeysOfProps {
  view: MemberKeysView;
  revokes: boolean;
  onChange: (revokes: boolean) => void;
}

/** The keys of those who go: programs may be using them. */
export function KeysOf({ view: { keys, total }, revokes, onChange }: KeysOfProps) {
  const text = useText();
  const rest = total - Math.min(keys.length, named);
  return (
    <div className="flex flex-col gap-2.5 rounded-md border border-line bg-sunken px-3 py-2.5 text-ink">
      <p>{text("members.remove.keys", { Count: total })}</p>
      <ul className="flex flex-col gap-1">
        {keys.slice(0, named).map(({ id, name, workspaceName }) => (
          <li key={id} className="flex min-w-0 items-center gap-2">
            <KeyRound aria-hidden className="size-3.5 shrink-0 text-ink-3" />
            <bdi className="max-w-3/5 shrink-0 truncate font-medium">{name}</bdi>
            <bdi className="truncate text-small text-ink-3">{workspaceName}</bdi>
          </li>
        ))}
        {rest > 0 && <li className="text-ink-2">{text("members.more", { Count: rest })}</li>}
      </ul>
      <Checkbox isSelected={revokes} onChange={onChange}>
        {text("members.remove.keys.revoke")}
        <span className="block text-small text-ink-3">
          {text(revokes ? "members.remove.keys.revoked" : "members.remove.keys.kept")}
        </span>
      </Checkbox>
    </div>
  );
}

// As many as somebody reads before they decide.
const named = 5;
