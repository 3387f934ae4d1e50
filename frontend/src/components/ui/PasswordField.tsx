import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { TextField as AriaTextField, Button, Input } from "react-aria-components";
import { FieldFoot, FieldLabel, type FieldTexts, inputClass, inputSizes } from "@/components/ui/field";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

/** A field for a password, with a button that shows it. */
export interface PasswordFieldProps extends FieldTexts {
  name: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: "current-password" | "new-password";
  size?: keyof typeof inputSizes;
  autoFocus?: boolean;
  isDisabled?: boolean;
  meter?: ReactNode;
}

/** A labelled field for a password. Pasting is welcome; what is typed can be shown. */
export function PasswordField({ label, hideLabel, help, error, size = "medium", meter, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const text = useText();
  return (
    <AriaTextField
      validationBehavior="aria"
      {...field}
      type={shown ? "text" : "password"}
      isInvalid={Boolean(error)}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <div className="relative">
        <Input spellCheck={false} autoCapitalize="off" className={cx(inputClass, inputSizes[size], "pe-10")} />
        <Button
          onPress={() => setShown(!shown)}
          aria-label={text(shown ? "password.hide" : "password.show")}
          className="absolute inset-e-1 inset-y-1 flex w-8 items-center justify-center rounded-sm text-ink-3 data-hovered:text-ink focus-visible:outline-2 focus-visible:outline-accent [&_svg]:size-4"
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
      </div>
      {!error && meter}
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  );
}
