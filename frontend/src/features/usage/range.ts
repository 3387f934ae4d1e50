/** Days of UTC from one to another, both included. A whole month is known by its name, such as 2026-11. */
export interface Range {
  from: string;
  to: string;
  month?: string;
}

/** The day of UTC at a moment. */
export function dayAt(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** A day so many days later. */
export function dayLater(day: string, days: number): string {
  return dayAt(new Date(Date.parse(day) + days * 86_400_000));
}

/** A whole month or, of the one that is not over, what there is of it. */
export function monthRange(month: string, today: string): Range {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const last = dayAt(new Date(Date.UTC(year, number, 0)));
  return { month, from: `${month}-01`, to: last < today ? last : today };
}

/** The month in which a range ends: what its caps are those of. */
export function monthOf({ to }: Pick<Range, "to">): string {
  return to.slice(0, 7);
}

/** The newest months, beginning with that of a day. */
export function monthsUntil(today: string, count: number): string[] {
  const [year = 0, number = 0] = today.split("-").map(Number);
  return Array.from({ length: count }, (_, index) =>
    dayAt(new Date(Date.UTC(year, number - 1 - index, 1))).slice(0, 7),
  );
}

/** Days that are asked for often. */
export const spans = { today: 1, week: 7, days: 30 } as const;

/** So many days, the last of which is today. */
export function spanRange(days: number, today: string): Range {
  return { from: dayLater(today, 1 - days), to: today };
}

/** Whether what is shown still changes. */
export function isLive({ to }: Range, today: string): boolean {
  return to >= today;
}

/** How far back a range may reach, in days. */
export const longest = 366;
