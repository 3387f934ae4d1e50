import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { cx } from "@/lib/cx";

/** How every field that is typed into looks. */
export const inputClass = cx(
  "w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-ink transition-colors",
  "data-hovered:border-ink-3 focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent",
  "data-invalid:border-red data-invalid:focus:outline-red disabled:opacity-60 read-only:bg-sunken",
);

/** The heights of fields: in rows, and in the front door. */
export const inputSizes = { medium: "h-8", large: "h-9" } as const;

/** What surrounds a field: label above, help and error below. */
export interface FieldTexts {
  label: string;
  hideLabel?: boolean;
  help?: ReactNode;
  error?: string;
}

/** A field's label; read aloud only, where something else on the page names the field. */
export function FieldLabel({ label, hideLabel }: Pick<FieldTexts, "label" | "hideLabel">) {
  return <Label className={hideLabel ? "sr-only" : "font-medium text-ink"}>{label}</Label>;
}

/** A field's help and, in its place, what is wrong with its value. */
export function FieldFoot({ help, error }: Pick<FieldTexts, "help" | "error">) {
  return (
    <>
      {help && !error && (
        <Text slot="description" className="text-small text-ink-3">
          {help}
        </Text>
      )}
      <FieldError className="text-small text-red-text">{error}</FieldError>
    </>
  );
}
