import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { Menu, MenuItem, MenuSection } from "@/components/ui/Menu";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

interface FilterProps {
  label: string;
  options: { id: string; label: string }[];
  /** The chosen one; "" for any. */
  value: string;
  onChange: (value: string) => void;
}

/** A quiet menu that narrows a list down to one kind of thing. */
export function Filter({ label, options, value, onChange }: FilterProps) {
  const text = useText();
  const chosen = options.find(({ id }) => id === value);
  const trigger = (
    <Button className={cx("ps-3 pe-2", chosen && "border-accent! bg-accent-soft! text-accent-text!")}>
      {chosen ? text("filter.chosen", { Name: label, Value: chosen.label }) : label}
      <ChevronDown aria-hidden className="text-ink-3" />
    </Button>
  );
  return (
    <Menu trigger={trigger} label={label}>
      <MenuSection
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value || any]}
        onSelectionChange={(keys) => onChange(keys === "all" ? "" : [...keys].filter((key) => key !== any).join(""))}
      >
        {[{ id: any, label: text("filter.any") }, ...options].map((option) => (
          <MenuItem key={option.id} id={option.id}>
            {option.label}
          </MenuItem>
        ))}
      </MenuSection>
    </Menu>
  );
}

const any = "any";
