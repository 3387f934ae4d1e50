import { TextArea as AriaTextArea, TextField as AriaTextField } from "react-aria-components";
import { FieldFoot, FieldLabel, inputClass } from "@/components/ui/field";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

interface MessageProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

const most = 1000;

/** A few words for those who are invited. */
export function MessageField({ value, onChange, error }: MessageProps) {
  const text = useText();
  return (
    <AriaTextField
      name="message"
      validationBehavior="aria"
      value={value}
      onChange={onChange}
      maxLength={most}
      isInvalid={Boolean(error)}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <FieldLabel label={text("invite.message")} hideLabel />
      <AriaTextArea dir="auto" rows={3} className={cx(inputClass, "resize-y py-1.5")} />
      <FieldFoot error={error} />
    </AriaTextField>
  );
}
