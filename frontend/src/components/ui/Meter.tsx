import { cx } from "@/lib/cx";

const steps = ["1", "2", "3", "4", "5"];

/** Five bars that fill with a value from 0 to 5. What it means stands beside it as text. */
export function Meter({ value, tone }: { value: number; tone: "good" | "weak" | "bad" }) {
  const fill = { good: "bg-green", weak: "bg-amber", bad: "bg-red" }[tone];
  return (
    <div className="flex gap-[3px] pbs-0.5" aria-hidden>
      {steps.map((step, index) => (
        <span
          key={step}
          className={cx("h-1 flex-1 rounded-full transition-colors", index < value ? fill : "bg-line")}
        />
      ))}
    </div>
  );
}
