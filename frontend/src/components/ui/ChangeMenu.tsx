import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { useText } from "@/lib/i18n";

interface ChangeItemsProps {
  onEdit: () => void;
  onRemove: () => void;
}

/** The menu of something that can be changed and removed. */
export function ChangeMenu({ label, ...items }: ChangeItemsProps & { label: string }) {
  const trigger = (
    <IconButton label={label}>
      <Ellipsis aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger} label={label} placement="bottom end">
      <ChangeItems {...items} />
    </Menu>
  );
}

/** What stands in it, for the menu of a table's row. */
export function ChangeItems({ onEdit, onRemove }: ChangeItemsProps) {
  const text = useText();
  return (
    <>
      <MenuItem icon={<Pencil aria-hidden />} onAction={onEdit}>
        {text("providers.edit")}
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onAction={onRemove}>
        {text("providers.remove")}
      </MenuItem>
    </>
  );
}
