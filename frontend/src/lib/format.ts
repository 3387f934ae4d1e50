import { timeZone } from "@/lib/timeZone";

// Everything here takes the locale of the settings: a window started without a
// language reports "C", at which Intl throws. Dates and times are those of the
// time zone that the person has chosen.

const cached = <F>(make: (locale: string, options: object) => F) => {
  const made = new Map<string, F>();
  return (locale: string, options: object): F => {
    const key = locale + JSON.stringify(options);
    const format = made.get(key) ?? make(locale, options);
    made.set(key, format);
    return format;
  };
};

/** Formats of numbers, made once for each locale and kind. */
export const numbers = cached((locale, options) => new Intl.NumberFormat(locale, options));
const lists = cached((locale, options) => new Intl.ListFormat(locale, options));
/** Formats of dates, made once for each locale and kind; without a time zone they are this computer's. */
export const formats = cached((locale, options) => new Intl.DateTimeFormat(locale, options));
const dates = (locale: string, options: object) => formats(locale, { ...options, timeZone: timeZone() });
const relatives = cached((locale, options) => new Intl.RelativeTimeFormat(locale, options));

/** 48,213 */
export function formatNumber(value: number, locale: string): string {
  return numbers(locale, {}).format(value);
}

/** 61.8 million */
export function formatLarge(value: number, locale: string): string {
  return numbers(locale, { notation: "compact", compactDisplay: "long" }).format(value);
}

/** 20% */
export function formatPercent(percent: number, locale: string): string {
  return numbers(locale, { style: "percent" }).format(percent / 100);
}

/** €24.99, of minor units of the currency */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const format = numbers(locale, { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
}

/** Admin, Billing */
export function formatList(items: string[], locale: string): string {
  return lists(locale, { style: "narrow", type: "conjunction" }).format(items);
}

/** Team and Enterprise, within a sentence */
export function formatSentenceList(items: string[], locale: string): string {
  return lists(locale, { style: "long", type: "conjunction" }).format(items);
}

/** 4 March 2026 */
export function formatDate(time: string | Date, locale: string): string {
  return dates(locale, { day: "numeric", month: "long", year: "numeric" }).format(new Date(time));
}

/** 22 Nov – 22 Dec 2026 */
export function formatRange(from: string, to: string, locale: string): string {
  const format = dates(locale, { day: "numeric", month: "short", year: "numeric" });
  return format.formatRange(new Date(from), new Date(to));
}

/** 26 Nov: of a day that is near */
export function formatDayOfMonth(time: string, locale: string): string {
  return dates(locale, { day: "numeric", month: "short" }).format(new Date(time));
}

/** 14:32, or 14:32:08 with seconds */
export function formatTime(time: string | Date, locale: string, seconds = false): string {
  const options = { hour: "2-digit", minute: "2-digit", ...(seconds && { second: "2-digit" }), hourCycle: "h23" };
  return dates(locale, options).format(new Date(time));
}

/** Saturday, 21 November 2026 at 14:32:08, for the title of a shorter form */
export function formatMoment(time: string | Date, locale: string): string {
  return dates(locale, { dateStyle: "full", timeStyle: "medium" }).format(new Date(time));
}

/** The number of midnights between two moments, in the chosen time zone. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

// The day as it is called there, counted as if it were one of UTC: those all have 24 hours.
function midnight(date: Date): number {
  const parts = dates("en-u-ca-iso8601", { year: "numeric", month: "numeric", day: "numeric" }).formatToParts(date);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"));
}

/** today, yesterday, or the date */
export function formatDay(time: string | Date, locale: string, now = new Date()): string {
  const days = daysBetween(new Date(time), now);
  if (days > 1 || days < 0) return formatDate(time, locale);
  return capitalized(relatives(locale, { numeric: "auto" }).format(-days, "day"), locale);
}

function capitalized(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}

/** Whether two moments fall on the same day here. */
export function sameDay(a: string, b: string): boolean {
  return daysBetween(new Date(a), new Date(b)) === 0;
}

const units = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** now, 12 minutes ago, yesterday, 3 weeks ago */
export function formatAgo(time: string | Date, locale: string, now = new Date()): string {
  const seconds = Math.max(0, Math.round((now.getTime() - new Date(time).getTime()) / 1_000));
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? (["second", 1] as const);
  const count = unit === "second" ? 0 : Math.floor(seconds / size);
  return relatives(locale, { numeric: "auto" }).format(-count, unit);
}

const ahead = units.filter(([unit]) => unit === "day" || unit === "hour" || unit === "minute");

/** in 5 minutes, in 3 hours, tomorrow, in 7 days; what is over counts as now */
export function formatIn(time: string | Date, locale: string, now = new Date()): string {
  const seconds = Math.max(0, Math.round((new Date(time).getTime() - now.getTime()) / 1_000));
  const [unit, size] = ahead.find(([, size]) => seconds >= size) ?? (["second", 1] as const);
  return relatives(locale, { numeric: "auto" }).format(unit === "second" ? 0 : Math.round(seconds / size), unit);
}

/** in 7 days */
export function formatInDays(days: number, locale: string): string {
  return relatives(locale, { numeric: "always" }).format(days, "day");
}
