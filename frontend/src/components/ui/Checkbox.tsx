import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components";
import { cx } from "@/lib/cx";

interface CheckboxProps {
  isSelected: boolean;
  onChange: (on: boolean) => void;
  isDisabled?: boolean;
  children: ReactNode;
}

/** Something to agree to, taken over together with the rest of a form. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className="group flex cursor-default items-start gap-2.5 text-ink">
      {({ isSelected, isFocusVisible, isDisabled }) => (
        <>
          <span
            aria-hidden
            className={cx(
              "mbs-0.5 flex size-4 shrink-0 items-center justify-center rounded-[4px] border transition-colors",
              isSelected ? "border-accent bg-accent text-accent-ink" : "border-ink-3 bg-surface",
              isFocusVisible && "outline-2 outline-offset-2 outline-accent",
              isDisabled && "opacity-50",
            )}
          >
            {isSelected && <Check className="size-3" strokeWidth={3} />}
          </span>
          <span className="min-w-0">{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}
