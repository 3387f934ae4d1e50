import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { NumberField as AriaNumberField, Group, I18nProvider, Input, useLocale } from "react-aria-components";
import { FieldFoot, FieldLabel, type FieldTexts, inputClass } from "@/components/ui/field";
import { ofAnyDigits } from "@/components/ui/NumberField";
import { cx } from "@/lib/cx";
import { westernDigits } from "@/lib/digits";

interface AmountFieldProps extends FieldTexts {
  name: string;
  /** Undefined while nothing is typed. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** How many digits may stand after the point. */
  decimals?: number;
  /** What it is counted in. */
  unit?: string;
  placeholder?: string;
  isDisabled?: boolean;
  className?: string;
}

/** A labelled field for a number that may be left out, without steps: such numbers are typed. */
export function AmountField(props: AmountFieldProps) {
  const { locale } = useLocale();
  return (
    <I18nProvider locale={ofAnyDigits(locale)}>
      <Field {...props} />
    </I18nProvider>
  );
}

function Field({ label, hideLabel, help, error, name, value, onChange, ...rest }: AmountFieldProps) {
  const { decimals = 0, unit, placeholder, isDisabled, className } = rest;
  const { locale } = useLocale();
  // What is being typed is not written anew under the fingers: the field keeps the number from before.
  const [typing, setTyping] = useState<{ held: number | undefined; typed: number | undefined } | null>(null);
  const shown = typing && typing.typed === value ? typing.held : value;
  const type = (event: FormEvent<HTMLInputElement>) => {
    const typed = amountTyped(event.currentTarget.value, locale, decimals);
    setTyping({ held: shown, typed });
    onChange(typed);
  };
  const stepping = useRef(false);
  const press = ({ key }: KeyboardEvent) => {
    stepping.current = /^(Arrow|Page)(Up|Down)$|^(Home|End)$/.test(key);
  };
  // React Aria would leave out a separator that groups elsewhere, and make 0,60 sixty.
  const commit = (next: number) => {
    setTyping(null);
    if (typing && !stepping.current) onChange(typing.typed);
    else onChange(Number.isNaN(next) ? undefined : next);
  };
  return (
    <AriaNumberField
      name={name}
      validationBehavior="aria"
      value={shown ?? Number.NaN}
      onChange={commit}
      minValue={0}
      maxValue={1e12}
      formatOptions={{ minimumFractionDigits: 0, maximumFractionDigits: decimals }}
      isDisabled={isDisabled}
      isWheelDisabled
      isInvalid={Boolean(error)}
      className={cx("flex min-w-0 flex-col gap-1.5", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group className="relative flex items-center">
        <Input
          onInput={type}
          onKeyDown={press}
          placeholder={placeholder}
          className={cx(inputClass, "h-8 text-end tabular-nums", unit && "pe-12")}
        />
        {unit && <span className="pointer-events-none absolute inset-e-2.5 text-small text-ink-3">{unit}</span>}
      </Group>
      <FieldFoot help={help} error={error} />
    </AriaNumberField>
  );
}

/**
 * The number that was typed, in any script's digits and however grouped; undefined where there is none. A lone
 * separator that groups in the language, but not thousands here, is meant as the point: 0,60 is no sixty.
 */
export function amountTyped(typed: string, locale: string, decimals: number): number | undefined {
  const point = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
  const meant = typed.replaceAll("٫", point).replace(/^([^.,]*)[.,](?!\p{Nd}{3}$)([^.,]*)$/u, `$1${point}$2`);
  const [whole = "", fraction = ""] = meant.split(point).map(westernDigits);
  if (whole === "" && fraction === "") return undefined;
  return Number(`${whole.slice(0, 12) || "0"}.${fraction.slice(0, decimals) || "0"}`);
}
