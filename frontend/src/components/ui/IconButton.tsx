import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Tooltip } from "@/components/ui/Tooltip";
import { cx } from "@/lib/cx";

/** A button of one icon. Its label is read aloud and shown as a tooltip. */
export interface IconButtonProps extends Omit<AriaButtonProps, "className" | "children" | "aria-label"> {
  label: string;
  className?: string;
  children: ReactNode;
}

/** A button that is only an icon. */
export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cx(
          "inline-flex size-7 shrink-0 items-center justify-center rounded-sm text-ink-2 transition-colors",
          "data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-hover disabled:opacity-50 [&_svg]:size-4",
          "focus-visible:outline-2 focus-visible:outline-accent",
          className,
        )}
      />
    </Tooltip>
  );
}
