import { AmountField } from "@/components/ui/AmountField";
import { CapMeter } from "@/components/ui/CapMeter";
import { type LimitName, least, levelsOf, saidBy } from "@/features/limit/values";
import { minorUnits, useLimitWords } from "@/features/limit/words";
import { unitsOf } from "@/lib/amounts";
import type { LevelsView, LimitLevelView } from "@/lib/bindings";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { isolate } from "@/lib/isolate";

interface LimitRowProps {
  name: LimitName;
  view: LevelsView;
  own: LimitLevelView;
  model: string;
  /** What is typed; 0 for no limit. */
  value: number;
  error: Fault | null;
  isDisabled: boolean;
  onChange: (value: number) => void;
}

/** One limit: what each level above says, what this one is to say, and what comes of it. */
export function LimitRow({ name, view, own, model, value, error, isDisabled, onChange }: LimitRowProps) {
  const { text, nameOf, amountOf } = useLimitWords(view.currency);
  const faults = useFaultText();
  const { above } = levelsOf(view);
  const inherited = least(above.map((level) => saidBy(level, model)[name]));
  const inForce = least([inherited, value]);
  const isMoney = name === "monthlySpend";
  const factor = isMoney ? minorUnits(view.currency) : 1;
  const shown = (of: number) => (of > 0 ? isolate(amountOf(name, of)) : "–");
  const label = `${nameOf(name)}, ${own.name}`;
  // What somebody else has set meanwhile travels as a bare number.
  const now = error?.code === "change.conflict" ? error.field(name)?.params?.now : undefined;
  const told = (of: number) => (of > 0 ? isolate(amountOf(name, of)) : text("limits.none"));
  return (
    <tr>
      <th scope="row" className="border-bs border-line py-2.5 ps-4.5 pe-3 text-start font-medium text-ink">
        {nameOf(name)}
        {!model && <Used name={name} view={view} cap={inForce} />}
      </th>
      {above.map((level) => (
        <td key={level.level} className={`${cell} text-ink-2`}>
          {shown(saidBy(level, model)[name])}
        </td>
      ))}
      <td className={`${cell} w-44 min-w-40 whitespace-normal!`}>
        <AmountField
          name={name}
          label={label}
          hideLabel
          value={value > 0 ? value / factor : undefined}
          onChange={(typed) => onChange(Math.round((typed ?? 0) * factor))}
          decimals={Math.round(Math.log10(factor))}
          unit={isMoney ? view.currency : undefined}
          placeholder={text("limits.none")}
          isDisabled={isDisabled}
          error={now === undefined ? faults.field(error, name) : text("field.outdated", { now: told(Number(now)) })}
        />
      </td>
      <td className={`${cell} pe-4.5 font-medium text-ink`}>
        {inForce > 0 ? shown(inForce) : text("plans.unlimited")}
      </td>
    </tr>
  );
}

const cell = "border-bs border-line px-3 py-2 text-end tabular-nums whitespace-nowrap";

// How much of it is used this month, where that is counted.
function Used({ name, view, cap }: { name: LimitName; view: LevelsView; cap: number }) {
  const { text, amountOf, usedOf } = useLimitWords(view.currency);
  const used = usedOf(name, view.used);
  if (!used) return null;
  const isMoney = name === "monthlySpend";
  const whole = isMoney ? cap / minorUnits(view.currency) : cap;
  return (
    <span className="block max-w-72 text-small font-normal text-ink-2">
      {text("limits.used", { Amount: isolate(used) })}
      {cap > 0 && ` ${text("usage.of", { Amount: isolate(amountOf(name, cap)) })}`}
      {cap > 0 && (
        <CapMeter
          used={isMoney ? unitsOf(view.used.spend) : view.used.tokens}
          reserved={isMoney ? unitsOf(view.used.reserved) : 0}
          cap={whole}
        />
      )}
    </span>
  );
}
