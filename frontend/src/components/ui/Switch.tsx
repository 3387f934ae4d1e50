import { Switch as AriaSwitch } from "react-aria-components";
import { cx } from "@/lib/cx";

interface SwitchProps {
  label: string;
  isSelected: boolean;
  onChange: (on: boolean) => void;
  isDisabled?: boolean;
}

/** Something that is on or off, applied at once. */
export function Switch({ label, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} aria-label={label} className="group inline-flex cursor-default items-center">
      {({ isSelected, isFocusVisible, isDisabled }) => (
        <span
          className={cx(
            "flex h-5 w-9 items-center rounded-full border px-0.5 transition-colors",
            isSelected ? "border-transparent bg-accent" : "border-ink-3 bg-sunken",
            isFocusVisible && "outline-2 outline-offset-2 outline-accent",
            isDisabled && "opacity-50",
          )}
        >
          <span
            className={cx(
              "size-3.5 rounded-full transition-transform",
              isSelected ? "translate-x-4 bg-accent-ink rtl:-translate-x-4" : "bg-ink-3",
            )}
          />
        </span>
      )}
    </AriaSwitch>
  );
}
