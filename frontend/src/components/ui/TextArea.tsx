import { TextArea as AriaTextArea, TextField as AriaTextField } from "react-aria-components";
import { FieldFoot, FieldLabel, type FieldTexts, inputClass } from "@/components/ui/field";
import { cx } from "@/lib/cx";

interface TextAreaProps extends FieldTexts {
  name: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  rows?: number;
  autoFocus?: boolean;
}

/** A labelled field for several lines that only a machine reads, such as a key. */
export function TextArea({ label, hideLabel, help, error, placeholder, rows = 4, ...field }: TextAreaProps) {
  return (
    <AriaTextField
      validationBehavior="aria"
      autoComplete="off"
      {...field}
      isInvalid={Boolean(error)}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <AriaTextArea
        dir="ltr"
        spellCheck={false}
        rows={rows}
        placeholder={placeholder}
        className={cx(inputClass, "resize-none py-1.5 font-mono text-small")}
      />
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  );
}
