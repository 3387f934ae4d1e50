import { useId } from "react";
import { Checkbox } from "@/components/ui/Checkbox";
import { Segmented } from "@/components/ui/Segmented";

interface ChoiceProps {
  label: string;
  /** What the two ways are called. */
  all: string;
  some: string;
  /** What is said where there is nothing to choose from. */
  none?: string;
  options: { id: string; label: string }[];
  /** Those chosen; null is all of them, also of those to come. */
  value: string[] | null;
  onChange: (value: string[] | null) => void;
  error?: string;
}

/** All of something, or only what is ticked. */
export function Choice({ label, all, some, none, options, value, onChange, error }: ChoiceProps) {
  const id = useId();
  const toggle = (option: string, on: boolean) =>
    onChange(on ? [...(value ?? []), option] : (value ?? []).filter((other) => other !== option));
  return (
    <fieldset aria-describedby={error ? id : undefined} className="flex min-w-0 flex-col gap-1.5">
      <legend className="float-start font-medium text-ink">{label}</legend>
      <Segmented
        label={label}
        options={[
          { id: "all", label: all },
          { id: "some", label: some },
        ]}
        value={value ? "some" : "all"}
        onChange={(way) => onChange(way === "all" ? null : (value ?? []))}
      />
      {value && (
        <div className="flex max-h-44 flex-col gap-2 overflow-auto rounded-md border border-line px-3 py-2.5">
          {options.length === 0 && <p className="text-small text-ink-2">{none}</p>}
          {options.map((option) => (
            <Checkbox key={option.id} isSelected={value.includes(option.id)} onChange={(on) => toggle(option.id, on)}>
              <bdi>{option.label}</bdi>
            </Checkbox>
          ))}
        </div>
      )}
      {error && (
        <p id={id} className="text-small text-red-text">
          {error}
        </p>
      )}
    </fieldset>
  );
}
