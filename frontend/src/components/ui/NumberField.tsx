import { Minus, Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { NumberField as AriaNumberField, Button, Group, I18nProvider, Input, useLocale } from "react-aria-components";
import { FieldFoot, FieldLabel, type FieldTexts, inputClass } from "@/components/ui/field";
import { cx } from "@/lib/cx";
import { westernDigits } from "@/lib/digits";
import { useText } from "@/lib/i18n";

interface NumberFieldProps extends FieldTexts {
  name: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max?: number;
}

/** A labelled field for a whole number within bounds, told with every key that is typed. */
export function NumberField(props: NumberFieldProps) {
  const { locale } = useLocale();
  return (
    <I18nProvider locale={ofAnyDigits(locale)}>
      <Field {...props} />
    </I18nProvider>
  );
}

/**
 * Where a locale says outright which digits it is written in, React Aria reads no others. Egypt writes the same
 * ones without saying so, and reads both.
 */
export function ofAnyDigits(locale: string): string {
  return locale.startsWith("ar") ? "ar-EG" : locale;
}

function Field({ label, hideLabel, help, error, name, value, onChange, min, max }: NumberFieldProps) {
  const text = useText();
  // What is being typed is not written anew under the fingers: the field keeps the number from before.
  const [typing, setTyping] = useState<{ held: number; typed: number } | null>(null);
  const shown = typing?.typed === value ? typing.held : value;
  const type = (event: FormEvent<HTMLInputElement>) => {
    const typed = wholeNumber(event.currentTarget.value);
    if (typed === undefined) return;
    setTyping({ held: shown, typed });
    onChange(typed);
  };
  const commit = (next: number) => {
    setTyping(null);
    onChange(Number.isNaN(next) ? min : next);
  };
  return (
    <AriaNumberField
      name={name}
      validationBehavior="aria"
      value={shown}
      onChange={commit}
      minValue={min}
      maxValue={max}
      formatOptions={{ maximumFractionDigits: 0 }}
      isInvalid={Boolean(error)}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group className="flex w-36">
        <Button slot="decrement" aria-label={text("number.less")} className={cx(stepClass, "rounded-s-md border-e-0")}>
          <Minus aria-hidden />
        </Button>
        <Input onInput={type} className={cx(inputClass, "h-8 rounded-none! text-center tabular-nums")} />
        <Button slot="increment" aria-label={text("number.more")} className={cx(stepClass, "rounded-e-md border-s-0")}>
          <Plus aria-hidden />
        </Button>
      </Group>
      <FieldFoot help={help} error={error} />
    </AriaNumberField>
  );
}

const stepClass =
  "flex h-8 w-9 shrink-0 items-center justify-center border border-control bg-surface text-ink-2 transition-colors " +
  "data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-hover disabled:opacity-50 [&_svg]:size-3.5";

/** The whole number that was typed, in any script's digits and however grouped; undefined where there is none. */
export function wholeNumber(typed: string): number | undefined {
  const digits = westernDigits(typed);
  return digits === "" ? undefined : Number(digits.slice(0, 12));
}
