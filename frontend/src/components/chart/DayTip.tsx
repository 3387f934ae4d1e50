import { type ChartDay, type ChartPart, totalOf } from "@/components/chart/scale";
import { popoverClass } from "@/components/ui/Select";
import { cx } from "@/lib/cx";

interface DayTipProps {
  day: ChartDay;
  parts: ChartPart[];
  longNameOf: (day: string) => string;
  amount: (value: number) => string;
}

/** What a day is made of, beside the pointer. */
export function DayTip({ day, parts, longNameOf, amount }: DayTipProps) {
  const present = parts.filter(({ id }) => (day.values[id] ?? 0) > 0).reverse();
  return (
    <div
      dir={document.dir}
      className={cx(popoverClass, "flex max-w-72 min-w-44 flex-col gap-1 px-3 py-2.5 text-small")}
    >
      <p className="flex justify-between gap-5 font-medium text-ink">
        <span>{longNameOf(day.day)}</span>
        <span className="tabular-nums">{amount(totalOf(day))}</span>
      </p>
      {parts.length > 1 &&
        present.map((part) => (
          <p key={part.id} className="flex items-center gap-1.5 text-ink-2">
            <span className="size-2 shrink-0 rounded-[2px]" style={{ backgroundColor: part.color }} />
            <span className="min-w-0 flex-1 truncate">
              <bdi>{part.name}</bdi>
            </span>
            <span className="ps-4 tabular-nums">{amount(day.values[part.id] ?? 0)}</span>
          </p>
        ))}
    </div>
  );
}
