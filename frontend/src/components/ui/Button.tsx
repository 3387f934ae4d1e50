import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { cx } from "@/lib/cx";

const base =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none " +
  "transition-colors focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent " +
  "disabled:cursor-default disabled:opacity-50 data-pending:animate-breathe [&_svg]:size-4 [&_svg]:shrink-0";

const variants = {
  primary:
    "border-transparent bg-accent text-accent-ink data-hovered:bg-accent-hover data-pressed:bg-accent-hover shadow-card",
  secondary: "border-line-strong bg-surface text-ink data-hovered:bg-hover data-pressed:bg-hover shadow-card",
  danger:
    "border-line-danger bg-surface text-red-text data-hovered:bg-red-soft data-pressed:bg-red-soft shadow-card outline-red",
  destroy: "border-transparent bg-red text-red-ink data-hovered:bg-red-hover data-pressed:bg-red-hover",
  quiet: "border-transparent text-ink-2 data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-hover",
} as const;

const sizes = { small: "h-7 px-2.5", medium: "h-8 px-3", large: "h-9 px-4" } as const;

/** What a Button can be told beyond React Aria's own properties. */
export interface ButtonProps extends Omit<AriaButtonProps, "className" | "children"> {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  className?: string;
  children: ReactNode;
}

/** A button with a text. At most one on a page is primary. */
export function Button({ variant = "secondary", size = "medium", className, ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={cx(base, variants[variant], sizes[size], className)} />;
}
