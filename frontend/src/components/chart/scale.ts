/** What one day adds up to, by the ids of its parts. */
export interface ChartDay {
  day: string;
  values: Record<string, number>;
}

/** One of the parts that days are made of. */
export interface ChartPart {
  id: string;
  name: string;
  color: string;
}

/** The part that stands for all that have no colour of their own. */
export const restId = "rest";

/** The colours of the parts, the largest first. */
export const colors = [1, 2, 3, 4, 5].map((number) => `var(--part-${number})`);

export const restColor = "var(--part-rest)";

/** Round steps from nothing to at least the most there is, a few of them; whole ones of what is counted. */
export function ticksUpTo(most: number, isWhole = false): number[] {
  if (most <= 0) return [0];
  const rough = most / 3;
  const size = 10 ** Math.floor(Math.log10(rough));
  const fits = (step: number) => step >= rough && (!isWhole || Number.isInteger(step));
  const step = [1, 1.5, 2, 2.5, 5].map((factor) => size * factor).find(fits) ?? size * 10;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
}

/** Whether what is shown is counted rather than measured. */
export function isWhole(days: ChartDay[]): boolean {
  return days.every(({ values }) => Object.values(values).every(Number.isInteger));
}

/** What all parts of a day add up to. */
export function totalOf({ values }: ChartDay): number {
  return Object.values(values).reduce((sum, value) => sum + value, 0);
}

/** Which days are named below the chart: not so many that their names meet. */
export function namedDays(days: ChartDay[], most = 10): string[] {
  const every = Math.max(1, Math.ceil(days.length / most));
  return days.filter((_, index) => index % every === 0).map(({ day }) => day);
}

/** Every day from one to another, both included, as days of UTC. */
export function daysFrom(from: string, to: string): string[] {
  const out: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    out.push(new Date(at).toISOString().slice(0, 10));
  return out;
}
