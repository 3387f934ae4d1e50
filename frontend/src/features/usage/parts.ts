import { type ChartDay, type ChartPart, colors, restColor, restId } from "@/components/chart/scale";
import { unitsOf } from "@/lib/amounts";
import type { UsageByView, UsageDayView, UsageRowView } from "@/lib/bindings";

/** What is drawn of each day. */
export const measures = ["spend", "tokens", "requests"] as const;

/** One of them. */
export type Measure = (typeof measures)[number];

/** How much of a measure a row or a day has. */
export function measured(
  of: { spend: string; requests: number; tokens?: number; input?: number; output?: number },
  measure: Measure,
): number {
  if (measure === "spend") return unitsOf(of.spend);
  return measure === "requests" ? of.requests : (of.tokens ?? (of.input ?? 0) + (of.output ?? 0));
}

/** The largest rows, each with a colour of its own, and one part for all others. */
export function partsOf(rows: UsageRowView[], measure: Measure, names: Names): ChartPart[] {
  const sorted = rows
    .filter((row) => measured(row, measure) > 0)
    .sort((a, b) => measured(b, measure) - measured(a, measure));
  const shown = sorted.slice(0, sorted.length > colors.length ? colors.length - 1 : colors.length);
  const parts = shown.map((row, index) => ({
    id: partId(row.id),
    name: names.of(row),
    color: colors[index] ?? restColor,
  }));
  return shown.length < sorted.length ? [...parts, { id: restId, name: names.rest, color: restColor }] : parts;
}

/** How rows are called. */
export interface Names {
  of: (row: Pick<UsageRowView, "id" | "name">) => string;
  rest: string;
}

// What came from the playground has no key.
const partId = (id: string) => `part:${id}`;

/** The days of a breakdown, by the parts that are drawn. */
export function stackedDays({ series }: UsageByView, parts: ChartPart[], measure: Measure): ChartDay[] {
  const drawn = new Set(parts.map(({ id }) => id));
  return series.map(({ day, parts: its }) => {
    const values: Record<string, number> = {};
    for (const part of its) {
      const id = drawn.has(partId(part.id)) ? partId(part.id) : restId;
      values[id] = (values[id] ?? 0) + measured(part, measure);
    }
    return { day, values };
  });
}

/** The days of a month, each in one piece. */
export function plainDays(
  days: UsageDayView[],
  measure: Measure,
  name: string,
): { days: ChartDay[]; parts: ChartPart[] } {
  return {
    days: days.map((day) => ({ day: day.day, values: { all: measured(day, measure) } })),
    parts: [{ id: "all", name, color: colors[0] ?? restColor }],
  };
}
