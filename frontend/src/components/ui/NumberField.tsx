import { Minus, Plus } from "lucide-react";
import type { FormEvent } from "react";
import { NumberField as AriaNumberField, Button, Group, Input } from "react-aria-components";
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
export function NumberField({ label, hideLabel, help, error, name, value, onChange, min, max }: NumberFieldProps) {
  const text = useText();
  const typed = (event: FormEvent<HTMLInputElement>) => {
    const number = wholeNumber(event.currentTarget.value);
    if (number !== undefined) onChange(number);
  };
  return (
    <AriaNumberField
      name={name}
      validationBehavior="aria"
      value={value}
      onChange={(next) => onChange(Number.isNaN(next) ? min : next)}
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
        <Input onInput={typed} className={cx(inputClass, "h-8 rounded-none! text-center tabular-nums")} />
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
