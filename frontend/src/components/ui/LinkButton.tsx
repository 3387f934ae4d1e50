import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { cx } from "@/lib/cx";

interface LinkButtonProps {
  onPress: () => void;
  className?: string;
  children: ReactNode;
}

/** Another way to do the same, as quiet as a link. */
export function LinkButton({ onPress, className, children }: LinkButtonProps) {
  return (
    <Button
      onPress={onPress}
      className={cx(
        "block w-fit cursor-pointer rounded-[3px] text-start font-medium text-accent-text underline-offset-3 data-hovered:underline focus-visible:outline-2 focus-visible:outline-accent",
        className,
      )}
    >
      {children}
    </Button>
  );
}

/** How a link to another page looks within a text. */
export const linkClass =
  "rounded-[3px] font-medium text-accent-text underline-offset-3 hover:underline focus-visible:outline-2 focus-visible:outline-accent";
