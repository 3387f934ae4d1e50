import { X } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { mostAtOnce } from "@/features/members/api";
import { useText } from "@/lib/i18n";

interface RevokeBarProps {
  count: number;
  onRevoke: () => void;
  onClear: () => void;
}

/** What may be done with the selected invitations, where the columns' titles stand otherwise. */
export function RevokeBar({ count, onRevoke, onClear }: RevokeBarProps) {
  const text = useText();
  return (
    <div
      role="toolbar"
      aria-label={text("invitations.bulk")}
      className="sticky inset-bs-12 z-2 ms-11 -mbe-10 flex h-10 items-center gap-1.5 rounded-te-lg border-0! bg-surface pe-3.5 md:inset-bs-0"
    >
      <p aria-live="polite" className="me-auto min-w-0 truncate font-medium text-ink">
        {text("invitations.selected", { Count: count })}
        {count >= mostAtOnce && <span className="font-normal text-ink-2"> {text("members.selected.most")}</span>}
      </p>
      <Button size="small" variant="danger" onPress={onRevoke}>
        {text("invitations.revoke")}
      </Button>
      <IconButton label={text("members.selection.clear")} onPress={onClear}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
