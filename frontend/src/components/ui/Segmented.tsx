import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

interface SegmentedProps<Id extends string> {
  label: string;
  options: { id: Id; label: ReactNode }[];
  value: Id;
  onChange: (value: Id) => void;
  isDisabled?: boolean;
}

/** One of two or three, all of them in sight, applied at once. */
export function Segmented<Id extends string>({ label, options, value, onChange, isDisabled }: SegmentedProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      isDisabled={isDisabled}
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([key]) => key !== undefined && onChange(key as Id)}
      className="inline-flex h-8 w-fit shrink-0 gap-0.5 rounded-md border border-line bg-sunken p-0.5"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          className="flex cursor-default items-center gap-1.5 rounded-sm border border-transparent px-2.5 font-medium text-ink-2 transition-colors data-hovered:text-ink data-selected:border-line data-selected:bg-surface data-selected:text-ink data-selected:shadow-card focus-visible:outline-2 focus-visible:outline-accent data-disabled:opacity-60"
        >
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
