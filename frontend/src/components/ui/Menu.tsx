import { Check, ChevronRight } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  MenuSection as AriaMenuSection,
  type MenuSectionProps as AriaMenuSectionProps,
  Header,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
  SubmenuTrigger,
} from "react-aria-components";
import { itemClass, popoverClass } from "@/components/ui/Select";
import { cx } from "@/lib/cx";

/** A button (the first child) and the menu that it opens. */
export function Menu({ trigger, label, startsOpen, children, ...rest }: MenuProps) {
  return (
    <MenuTrigger defaultOpen={startsOpen}>
      {trigger}
      <MenuSurface label={label} {...rest}>
        {children}
      </MenuSurface>
    </MenuTrigger>
  );
}

interface SurfaceProps {
  label: string;
  placement?: PopoverProps["placement"];
  className?: string;
  children: ReactNode;
}

interface MenuProps extends SurfaceProps {
  trigger: ReactElement;
  startsOpen?: boolean;
}

function MenuSurface({ label, placement = "bottom start", className, children }: SurfaceProps) {
  return (
    <Popover placement={placement} offset={6} className={cx(popoverClass, "min-w-52", className)}>
      <AriaMenu aria-label={label} className="max-h-[70vh] overflow-auto p-1 outline-none">
        {children}
      </AriaMenu>
    </Popover>
  );
}

interface MenuItemProps extends Omit<AriaMenuItemProps, "className" | "children"> {
  icon?: ReactNode;
  hint?: ReactNode;
  tone?: "danger";
  children: ReactNode;
}

/** One thing that a menu offers; a choice gets its tick at the end. */
export function MenuItem({ icon, hint, tone, children, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem {...rest} className={cx(itemClass, tone === "danger" && "text-red-text")}>
      {({ isSelected, hasSubmenu }) => (
        <>
          {icon && <span className="text-ink-3">{icon}</span>}
          <span className="min-w-0 flex-1 truncate">{children}</span>
          {hint && <span className="text-small text-ink-3">{hint}</span>}
          {isSelected && <Check aria-hidden className="text-accent" />}
          {hasSubmenu && <ChevronRight aria-hidden className="text-ink-3 rtl:-scale-x-100" />}
        </>
      )}
    </AriaMenuItem>
  );
}

interface SubmenuProps extends SurfaceProps {
  icon?: ReactNode;
  hint?: ReactNode;
}

/** A menu within a menu. */
export function Submenu({ icon, hint, label, children }: SubmenuProps) {
  return (
    <SubmenuTrigger>
      <MenuItem icon={icon} hint={hint} textValue={label}>
        {label}
      </MenuItem>
      <MenuSurface label={label} placement="end top">
        {children}
      </MenuSurface>
    </SubmenuTrigger>
  );
}

interface MenuSectionProps extends Omit<AriaMenuSectionProps<object>, "className" | "children"> {
  title?: string;
  children: ReactNode;
}

/** Things of a menu that belong together. */
export function MenuSection({ title, children, ...rest }: MenuSectionProps) {
  return (
    <AriaMenuSection {...rest}>
      {title && <Header className="px-2 pbs-1.5 pbe-1 text-caption font-medium text-ink-3">{title}</Header>}
      {children}
    </AriaMenuSection>
  );
}

/** A line between the parts of a menu. */
export function MenuLine() {
  return <Separator className="-mx-1 my-1 border-bs border-line" />;
}
