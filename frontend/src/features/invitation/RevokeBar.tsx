import { Button } from "@/components/ui/Button";
import { SelectionBar } from "@/components/ui/grid/SelectionBar";
import { useText } from "@/lib/i18n";

interface RevokeBarProps {
  count: number;
  onRevoke: () => void;
  onClear: () => void;
}

/** What may be done with the selected invitations. */
export function RevokeBar({ count, onRevoke, onClear }: RevokeBarProps) {
  const text = useText();
  return (
    <SelectionBar
      label={text("invitations.bulk")}
      count={count}
      said={text("invitations.selected", { Count: count })}
      onClear={onClear}
    >
      <Button size="small" variant="danger" onPress={onRevoke}>
        {text("invitations.revoke")}
      </Button>
    </SelectionBar>
  );
}
