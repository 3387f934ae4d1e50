import type { ReactNode } from "react";
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartDay, ChartPart } from "@/components/chart/scale";

interface BarsProps {
  days: ChartDay[];
  parts: ChartPart[];
  /** The days that are named below, and the amounts beside. */
  named: string[];
  ticks: number[];
  isMirrored: boolean;
  nameOf: (day: string) => string;
  roundAmount: (value: number) => string;
  /** What is told of a day beside the pointer. */
  tip: (day: ChartDay) => ReactNode;
}

/**
 * Bars of days, stacked by part. The bundler cuts here: what draws is fetched
 * when it is needed, so it shares nothing with the rest. Mirroring is done by
 * hand, since SVG anchors its texts by the direction around it.
 */
export default function Bars({ days, parts, named, ticks, isMirrored, nameOf, roundAmount, tip }: BarsProps) {
  const tick = { fontSize: 11, fill: "var(--ink-3)" };
  return (
    <div dir="ltr" className="h-full [&_.recharts-surface]:overflow-visible">
      <BarChart
        // A part that comes later would be stacked last, wherever it belongs.
        key={parts.map(({ id }) => id).join()}
        responsive
        data={days}
        accessibilityLayer={false}
        barCategoryGap="18%"
        margin={{ top: 10, right: 0, bottom: 0, left: 0 }}
        style={{ inlineSize: "100%", blockSize: "100%" }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          reversed={isMirrored}
          ticks={named}
          interval={0}
          tickFormatter={nameOf}
          tick={tick}
          tickLine={false}
          axisLine={false}
          tickMargin={6}
          height={24}
        />
        <YAxis
          orientation={isMirrored ? "left" : "right"}
          ticks={ticks}
          domain={[0, ticks.at(-1) ?? 0]}
          tickFormatter={roundAmount}
          tick={tick}
          tickLine={false}
          axisLine={false}
          tickMargin={7}
          width="auto"
        />
        <Tooltip
          cursor={{ fill: "var(--hover)", fillOpacity: 0.5 }}
          isAnimationActive={false}
          wrapperStyle={{ zIndex: 2 }}
          content={({ active, payload }) => {
            const day = active ? (payload?.[0]?.payload as ChartDay | undefined) : undefined;
            return day ? tip(day) : null;
          }}
        />
        {parts.map(({ id, color }) => (
          <Bar
            key={id}
            dataKey={({ values }: ChartDay) => values[id] ?? 0}
            stackId="day"
            maxBarSize={34}
            isAnimationActive={false}
            shape={({ x, y, width, height }) => <Block {...{ x, y, width, height, color }} />}
          />
        ))}
      </BarChart>
    </div>
  );
}

interface BlockProps {
  x: number;
  y: number;
  width: number;
  height: number;
  color: string;
}

// One part of a day: a line of air keeps it from the next.
function Block({ x, y, width, height, color }: BlockProps) {
  if (!(height > 0)) return null;
  const shown = Math.max(1, height - 1.5);
  return <rect x={x} y={y} width={width} height={shown} rx={Math.min(2.5, shown / 2)} fill={color} />;
}
