import { DayChart } from "@/components/chart/DayChart";
import type { ChartDay, ChartPart } from "@/components/chart/scale";
import { Card } from "@/components/ui/Card";
import { Segmented } from "@/components/ui/Segmented";
import { Skeleton } from "@/components/ui/Skeleton";
import { type Measure, measures } from "@/features/usage/parts";
import { useWords } from "@/features/usage/useWords";
import { formatLongDay, formatShortDay } from "@/lib/amounts";

interface SpendChartProps {
  currency: string;
  measure: Measure;
  onMeasure: (measure: Measure) => void;
  /** Whether nothing at all was used. */
  isEmpty: boolean;
  /** Undefined until they are known. */
  drawn: { days: ChartDay[]; parts: ChartPart[] } | undefined;
}

/** What was used each day, by its parts where the plan tells them apart. */
export function SpendChart({ currency, measure, onMeasure, isEmpty, drawn }: SpendChartProps) {
  const { text, locale, amount, round } = useWords(currency);
  if (!drawn) return <ChartSkeleton />;
  return (
    <Card className="overflow-clip">
      <DayChart
        title={text(`usage.per_day.${measure}`)}
        tools={
          <Segmented
            label={text("usage.measure")}
            options={measures.map((id) => ({ id, label: text(`usage.${id}`) }))}
            value={measure}
            onChange={onMeasure}
          />
        }
        days={drawn.days}
        parts={drawn.parts}
        nameOf={(day) => formatShortDay(day, locale)}
        longNameOf={(day) => formatLongDay(day, locale)}
        empty={text(isEmpty ? "usage.empty" : "chart.none")}
        amount={amount(measure)}
        roundAmount={round(measure)}
      />
    </Card>
  );
}

function ChartSkeleton() {
  return (
    <Card>
      <div className="flex h-66 flex-col gap-4 px-4.5 py-4">
        <Skeleton className="h-4 w-36" />
        <Skeleton className="w-full flex-1" />
      </div>
    </Card>
  );
}
