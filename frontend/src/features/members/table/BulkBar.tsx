import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { SelectionBar } from "@/components/ui/grid/SelectionBar";
import { Menu, MenuItem, MenuSection } from "@/components/ui/Menu";
import { roles } from "@/features/members/roles";
import { roleText } from "@/features/organization/words";
import { useText } from "@/lib/i18n";

interface BulkBarProps {
  /** How many are selected. */
  count: number;
  isPending: boolean;
  onRole: (role: string, on: boolean) => void;
  onSeat: (on: boolean) => void;
  onRemove: () => void;
  onClear: () => void;
}

/** What may be done with everybody who is selected, where the columns' titles stand otherwise. */
export function BulkBar({ count, isPending, onRole, onSeat, onRemove, onClear }: BulkBarProps) {
  const text = useText();
  const seatText = text("members.seat");
  return (
    <SelectionBar
      label={text("members.bulk")}
      count={count}
      said={text("members.selected", { Count: count })}
      onClear={onClear}
    >
      <Choice label={text("members.roles")} isPending={isPending}>
        {(["give", "take"] as const).map((way) => (
          <MenuSection key={way} title={text(`members.bulk.${way}`)}>
            {roles.map((role) => (
              <MenuItem key={role} id={`${way}-${role}`} onAction={() => onRole(role, way === "give")}>
                {roleText(role, text)}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </Choice>
      <Choice label={seatText} isPending={isPending}>
        <MenuItem onAction={() => onSeat(true)}>{text("members.seat.give")}</MenuItem>
        <MenuItem onAction={() => onSeat(false)}>{text("members.seat.take")}</MenuItem>
      </Choice>
      <Button size="small" variant="danger" isDisabled={isPending} onPress={onRemove}>
        {text("members.remove")}
      </Button>
    </SelectionBar>
  );
}

function Choice({ label, isPending, children }: { label: string; isPending: boolean; children: ReactNode }) {
  const trigger = (
    <Button size="small" isDisabled={isPending}>
      {label}
      <ChevronDown aria-hidden />
    </Button>
  );
  return (
    <Menu trigger={trigger} label={label}>
      {children}
    </Menu>
  );
}
