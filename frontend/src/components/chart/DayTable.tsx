import { type ChartDay, type ChartPart, totalOf } from "@/components/chart/scale";
import { useText } from "@/lib/i18n";

interface DayTableProps {
  label: string;
  days: ChartDay[];
  parts: ChartPart[];
  longNameOf: (day: string) => string;
  amount: (value: number) => string;
}

/** What the chart shows, to be read: the newest day first. */
export function DayTable({ label, days, parts, longNameOf, amount }: DayTableProps) {
  const text = useText();
  const isStacked = parts.length > 1;
  return (
    <table className="w-full border-separate border-spacing-0">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} text-start`}>
            {text("chart.day")}
          </th>
          {isStacked &&
            parts.map(({ id, name }) => (
              <th key={id} scope="col" className={`${head} text-end`}>
                <bdi>{name}</bdi>
              </th>
            ))}
          <th scope="col" className={`${head} text-end`}>
            {text("chart.total")}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map((day) => (
          <tr key={day.day}>
            <th scope="row" className={`${cell} text-start font-normal whitespace-nowrap`}>
              {longNameOf(day.day)}
            </th>
            {isStacked &&
              parts.map(({ id }) => (
                <td key={id} className={`${cell} text-end whitespace-nowrap text-ink-2 tabular-nums`}>
                  {amount(day.values[id] ?? 0)}
                </td>
              ))}
            <td className={`${cell} text-end font-medium whitespace-nowrap tabular-nums`}>{amount(totalOf(day))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const head = "sticky inset-bs-0 h-9 bg-surface px-3 text-small font-medium text-ink-2 first:ps-0 last:pe-0";
const cell = "h-9 border-bs border-line px-3 first:ps-0 last:pe-0";
