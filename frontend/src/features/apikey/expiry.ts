import { fromAbsolute, parseDate, Time, toCalendarDate, toCalendarDateTime, toZoned } from "@internationalized/date";
import { dayLater } from "@/features/usage/range";
import { systemZone, timeZone } from "@/lib/timeZone";

/** How long a key lives: so many days, until the end of a day, or as long as it likes. */
export type Lifetime = { kind: "days"; days: number } | { kind: "date"; day: string } | { kind: "never" };

/** Lifetimes that are asked for often, in days. */
export const usualDays = [7, 30, 90, 180, 365];

/** What is offered where the organization allows so many days at most; 0 is as many as one likes. */
export function offeredDays(most: number): number[] {
  if (most === 0) return usualDays;
  return [...usualDays.filter((days) => days < most), most];
}

/** What a key begins with: 90 days, or as many as are allowed. */
export function usualLifetime(most: number): Lifetime {
  return { kind: "days", days: most > 0 ? Math.min(90, most) : 90 };
}

// Days are those of the time zone in which everything is shown.
const zone = () => timeZone() ?? systemZone();

/** The day here at a moment. */
export function localDay(now: Date): string {
  return toCalendarDate(fromAbsolute(now.getTime(), zone())).toString();
}

/** The last day that may be chosen: its end is within the days that are allowed. */
export function lastDay(most: number, now: Date): string | undefined {
  return most === 0 ? undefined : dayLater(localDay(now), most - 1);
}

/** When a key ends that begins now, as RFC 3339; "" for never. */
export function expiryOf(lifetime: Lifetime, now: Date): string {
  if (lifetime.kind === "never") return "";
  if (lifetime.kind === "days") return new Date(now.getTime() + lifetime.days * 86_400_000).toISOString();
  const end = toCalendarDateTime(parseDate(lifetime.day), new Time(23, 59, 59));
  return toZoned(end, zone()).toAbsoluteString();
}
