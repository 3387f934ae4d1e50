import { ChartColumn, Table2 } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { DayTable } from "@/components/chart/DayTable";
import { DayTip } from "@/components/chart/DayTip";
import { type ChartDay, type ChartPart, isWhole, namedDays, ticksUpTo, totalOf } from "@/components/chart/scale";
import { Segmented } from "@/components/ui/Segmented";
import { Skeleton } from "@/components/ui/Skeleton";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

const Bars = lazy(() => import("@/components/chart/Bars"));

interface DayChartProps {
  title: string;
  days: ChartDay[];
  parts: ChartPart[];
  nameOf: (day: string) => string;
  longNameOf: (day: string) => string;
  amount: (value: number) => string;
  /** An amount, as short as it can be. */
  roundAmount: (value: number) => string;
  /** What stands in place of the picture where there is nothing to draw. */
  empty: string;
  /** What else narrows down what is shown. */
  tools?: ReactNode;
}

/**
 * A chart of days and the same as a table. The picture is for the eye alone: what
 * is read aloud is always the table, which the keyboard brings into sight, too.
 */
export function DayChart({ title, tools, empty, ...shown }: DayChartProps) {
  const [view, setView] = useState<"chart" | "table">("chart");
  const text = useText();
  const { days, parts, nameOf, longNameOf, amount, roundAmount } = shown;
  const most = Math.max(0, ...days.map(totalOf));
  const isChart = view === "chart";
  const views = [
    { id: "chart", label: <Icon of={ChartColumn} name={text("chart.chart")} /> },
    { id: "table", label: <Icon of={Table2} name={text("chart.table")} /> },
  ] as const;
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-5 gap-y-2 border-0! px-4.5 pbs-3.5">
        <h2 className="text-lead font-title text-ink">{title}</h2>
        <div className="ms-auto flex flex-wrap items-center gap-2">
          {tools}
          <Segmented label={text("chart.view")} options={[...views]} value={view} onChange={setView} />
        </div>
      </header>
      {isChart && parts.length > 1 && <Legend parts={parts} />}
      <div className="border-0! px-4.5 pbs-2 pbe-4.5">
        {isChart && !most && (
          <p className="flex h-47 items-center justify-center text-center text-pretty text-ink-2">
            <span className="max-w-md">{empty}</span>
          </p>
        )}
        {isChart && most > 0 && (
          <div aria-hidden className="h-47">
            <Suspense fallback={<Skeleton className="h-40 w-full" />}>
              <Bars
                {...{ days, parts }}
                // Texts of the picture stand in no paragraph that would give them a direction.
                nameOf={(day) => isolate(nameOf(day))}
                roundAmount={(value) => isolate(roundAmount(value))}
                named={namedDays(days)}
                ticks={ticksUpTo(most, isWhole(days))}
                isMirrored={document.dir === "rtl"}
                tip={(day) => <DayTip {...{ day, parts, longNameOf, amount }} />}
              />
            </Suspense>
          </div>
        )}
        <Scrolled label={title} isHidden={isChart} isHigh={parts.length > 1}>
          <DayTable label={title} {...{ days, parts, longNameOf, amount }} />
        </Scrolled>
      </div>
    </>
  );
}

interface ScrolledProps {
  label: string;
  isHidden: boolean;
  /** Whether it stands in the place of a legend, too. */
  isHigh: boolean;
  children: ReactNode;
}

function Scrolled({ label, isHidden, isHigh, children }: ScrolledProps) {
  if (isHidden) return <div className="sr-only">{children}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section aria-label={label} tabIndex={0} className={cx("overflow-auto rounded-sm", isHigh ? "h-54" : "h-47")}>
      {children}
    </section>
  );
}

function Icon({ of: Of, name }: { of: typeof Table2; name: string }) {
  return (
    <>
      <Of aria-hidden className="size-4" />
      <span className="sr-only">{name}</span>
    </>
  );
}

function Legend({ parts }: { parts: ChartPart[] }) {
  return (
    <ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 border-0! px-4.5 pbs-2.5 text-small text-ink-2">
      {parts.map(({ id, name, color }) => (
        <li key={id} className="flex min-w-0 items-center gap-1.5">
          <span className="size-2.25 shrink-0 rounded-[3px]" style={{ backgroundColor: color }} />
          <span className="max-w-56 truncate">
            <bdi>{name}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
