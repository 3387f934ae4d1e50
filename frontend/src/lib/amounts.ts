import { formats, numbers } from "@/lib/format";

// What a gateway measures: tokens by the million, money by the billionth, days and months of UTC.

/** How many nano-units make a unit of a currency. Amounts that are measured travel as decimal strings of them. */
const nano = 1e9;

/** A measured amount, in units of its currency. What is lost beyond 2^53 nano-units is less than anybody sees. */
export function unitsOf(amount: string): number {
  return Number(amount || "0") / nano;
}

/** €312.40; of what rounds to nothing the first two digits that count: €0.0031 */
export function formatSpend(amount: string, currency: string, locale: string): string {
  return formatUnits(unitsOf(amount), currency, locale);
}

/** The same, of units. */
export function formatUnits(units: number, currency: string, locale: string): string {
  const usual = numbers(locale, { style: "currency", currency });
  const least = 10 ** -(usual.resolvedOptions().maximumFractionDigits ?? 0);
  if (units === 0 || Math.abs(units) >= least) return usual.format(units);
  return numbers(locale, { style: "currency", currency, maximumSignificantDigits: 2 }).format(units);
}

/**
 * €45, €0.50, €0.015, €15k: as short as it can be, for the axis of a chart and for
 * what is only foreseen. The first two digits that count are always there, which is
 * all that a round step has.
 */
export function formatRound(units: number, currency: string, locale: string): string {
  const options = { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" };
  if (Math.abs(units) >= 10_000) return numbers(locale, { ...options, notation: "compact" }).format(units);
  const usual = numbers(locale, options).resolvedOptions().maximumFractionDigits ?? 0;
  const needed = units === 0 ? 0 : 1 - Math.floor(Math.log10(Math.abs(units)));
  const maximumFractionDigits = Math.max(usual, needed);
  return numbers(locale, { ...options, maximumFractionDigits }).format(units);
}

/** 2,173, but 61.8m: few digits for many tokens */
export function formatCompact(value: number, locale: string): string {
  if (Math.abs(value) < 10_000) return numbers(locale, {}).format(value);
  return numbers(locale, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

/** 45,210, but 6.6 million: what counts towards a limit, in the words in which that is written */
export function formatUsed(value: number, locale: string): string {
  if (value < 1_000_000) return numbers(locale, {}).format(value);
  return numbers(locale, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 1 }).format(value);
}

/** 50 billion, but 5,250,001: words where they say all of it */
export function formatExact(value: number, locale: string): string {
  const scale = [1e12, 1e9, 1e6].find((size) => value >= size);
  if (!scale || (value * 10) % scale !== 0) return numbers(locale, {}).format(value);
  return numbers(locale, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 1 }).format(value);
}

/** +12%: how much more or less there is than there was; undefined where there was nothing to compare with */
export function formatGrowth(now: number, before: number, locale: string): string | undefined {
  if (before <= 0) return undefined;
  const options = { style: "percent", signDisplay: "exceptZero", maximumFractionDigits: 0 };
  return numbers(locale, options).format(now / before - 1);
}

const utc = { timeZone: "UTC" };

/** 4 Nov, of a day of UTC such as 2026-11-04 */
export function formatShortDay(day: string, locale: string): string {
  return formats(locale, { day: "numeric", month: "short", ...utc }).format(new Date(day));
}

/** 4 November 2026, of a day of UTC */
export function formatLongDay(day: string, locale: string): string {
  return formats(locale, { day: "numeric", month: "long", year: "numeric", ...utc }).format(new Date(day));
}

/** 1 – 21 Nov 2026, of days of UTC */
export function formatDays(from: string, to: string, locale: string): string {
  const format = formats(locale, { day: "numeric", month: "short", year: "numeric", ...utc });
  return format.formatRange(new Date(from), new Date(to));
}

/** November, or November 2026 with the year, of a month of UTC such as 2026-11 */
export function formatMonth(month: string, locale: string, withYear = false): string {
  return formats(locale, { month: "long", ...(withYear && { year: "numeric" }), ...utc }).format(new Date(month));
}
