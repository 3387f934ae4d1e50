import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from "react-aria-components";
import { FieldFoot, FieldLabel, type FieldTexts, inputClass, inputSizes } from "@/components/ui/field";
import { cx } from "@/lib/cx";

/** A field for one line of text. */
export interface TextFieldProps extends Omit<AriaTextFieldProps, "className" | "children">, FieldTexts {
  size?: keyof typeof inputSizes;
  placeholder?: string;
  className?: string;
  inputClassName?: string;
}

/** A labelled field for one line of text, with help or an error below it. */
export function TextField({ label, hideLabel, help, error, size = "medium", placeholder, ...rest }: TextFieldProps) {
  const { className, inputClassName, ...field } = rest;
  return (
    <AriaTextField
      validationBehavior="aria"
      {...field}
      isInvalid={Boolean(error)}
      className={cx("flex min-w-0 flex-col gap-1.5", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Input placeholder={placeholder} className={cx(inputClass, inputSizes[size], inputClassName)} />
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  );
}
