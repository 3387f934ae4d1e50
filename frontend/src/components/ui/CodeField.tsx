import { TextField as AriaTextField, Input } from "react-aria-components";
import { FieldFoot, FieldLabel, type FieldTexts, inputClass } from "@/components/ui/field";
import { cx } from "@/lib/cx";
import { westernDigits } from "@/lib/digits";

interface CodeFieldProps extends FieldTexts {
  /** six: of an authenticator app; eight: from a mail; recovery: from the list that was kept. */
  kind: "six" | "eight" | "recovery";
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

/** A labelled field for a code. Spaces and any script's digits are welcome. */
export function CodeField({ label, hideLabel, help, error, kind, value, onChange, autoFocus }: CodeFieldProps) {
  const isDigits = kind !== "recovery";
  return (
    <AriaTextField
      key={kind}
      name="code"
      validationBehavior="aria"
      value={value}
      onChange={(typed) => onChange(isDigits ? digits(typed, kind === "six" ? 6 : 8) : typed)}
      autoFocus={autoFocus}
      autoComplete={isDigits ? "one-time-code" : "off"}
      inputMode={isDigits ? "numeric" : "text"}
      maxLength={isDigits ? undefined : 64}
      isInvalid={Boolean(error)}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Input
        dir="ltr"
        spellCheck={false}
        autoCapitalize="off"
        className={cx(
          inputClass,
          "h-10 font-mono tabular-nums",
          isDigits ? "text-center text-title tracking-[0.3em]" : "text-body",
        )}
      />
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  );
}

/** The first digits within what was typed or pasted, as ASCII whatever script they were in. */
export function digits(typed: string, count = 6): string {
  return westernDigits(typed).slice(0, count);
}
