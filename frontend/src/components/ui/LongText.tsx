import { TextArea as AriaTextArea, TextField as AriaTextField } from "react-aria-components";
import { FieldFoot, FieldLabel, type FieldTexts, inputClass } from "@/components/ui/field";
import { cx } from "@/lib/cx";

interface LongTextProps extends FieldTexts {
  name: string;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
}

/** A labelled field for several lines that people read. */
export function LongText({ label, hideLabel, help, error, rows = 3, ...field }: LongTextProps) {
  return (
    <AriaTextField
      validationBehavior="aria"
      {...field}
      isInvalid={Boolean(error)}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <AriaTextArea dir="auto" rows={rows} className={cx(inputClass, "resize-y py-1.5")} />
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  );
}
