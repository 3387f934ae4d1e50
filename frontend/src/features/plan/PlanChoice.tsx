import { Radio, RadioGroup } from "react-aria-components";
import { perMonth } from "@/features/plan/wish";
import { priceKey, usePlanWords } from "@/features/plan/words";
import type { PlanView } from "@/lib/bindings";
import { cx } from "@/lib/cx";

interface PlanChoiceProps {
  plans: PlanView[];
  value: string;
  interval: string;
  currency: string;
  onChange: (plan: string) => void;
}

/** The plans of a family to choose one from. */
export function PlanChoice({ plans, value, interval, currency, onChange }: PlanChoiceProps) {
  const { text, money } = usePlanWords();
  return (
    <RadioGroup
      aria-label={text("change.plan")}
      value={value}
      onChange={onChange}
      className="rounded-md border border-line *:border-line *:not-first:border-bs"
    >
      {plans.map((plan) => (
        <Radio key={plan.id} value={plan.id} className={choiceClass}>
          {({ isSelected }) => (
            <>
              <Dot isOn={isSelected} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-ink">
                  <bdi>{plan.name}</bdi>
                </span>
                <span className="block text-small text-ink-3">{plan.tagline}</span>
              </span>
              <span className="text-end tabular-nums">
                {money(perMonth(plan, interval), currency)}
                <span className="block text-small text-ink-3">{text(priceKey(plan))}</span>
              </span>
            </>
          )}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function Dot({ isOn }: { isOn: boolean }) {
  return (
    <span
      aria-hidden
      className={cx(
        "mbs-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border bg-surface",
        isOn ? "border-accent" : "border-ink-3",
      )}
    >
      {isOn && <span className="size-2 rounded-full bg-accent" />}
    </span>
  );
}

const choiceClass =
  "flex cursor-default items-start gap-2.5 px-3.5 py-2.5 transition-colors first:rounded-t-md last:rounded-b-md " +
  "data-hovered:bg-hover/50 data-selected:bg-accent-soft/50 data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent";
