import type { ReactNode } from "react";
import { Menu, Popover } from "react-aria-components";
import { popoverClass } from "@/components/ui/Select";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

interface RowMenuProps {
  /** Whose menu it is. */
  name: string;
  /** The row's button, which gets the focus back. */
  trigger: HTMLElement;
  onClose: () => void;
  children: ReactNode;
}

/** The menu of one row of a long table: there is one for all of them. */
export function RowMenu({ name, trigger, onClose, children }: RowMenuProps) {
  const text = useText();
  const label = text("members.menu", { Name: name });
  const close = () => {
    onClose();
    trigger.focus({ preventScroll: true });
  };
  return (
    <Popover
      aria-label={label}
      triggerRef={{ current: trigger }}
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      placement="bottom end"
      offset={6}
      className={cx(popoverClass, "max-w-80 min-w-56")}
    >
      <Menu
        aria-label={label}
        autoFocus="first"
        onClose={close}
        className="max-h-[70vh] overflow-auto p-1 outline-none"
      >
        {children}
      </Menu>
    </Popover>
  );
}
