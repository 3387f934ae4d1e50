const names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

/** A day with which a week can begin. */
export type FirstDay = "monday" | "saturday" | "sunday";

/** Whether a preference names a day rather than leaving it to the language. */
export function isFirstDay(day: string): day is FirstDay {
  return day === "monday" || day === "saturday" || day === "sunday";
}

interface WeekLocale extends Intl.Locale {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** The day with which weeks begin where a language is spoken. */
export function usualFirstDay(locale: string): FirstDay {
  const of = new Intl.Locale(locale) as WeekLocale;
  const day = (of.getWeekInfo?.() ?? of.weekInfo)?.firstDay ?? 1;
  return day === 7 ? "sunday" : day === 6 ? "saturday" : "monday";
}

/** The seven days by their short names, beginning with one of them. */
export function weekFrom(first: FirstDay, locale: string): string[] {
  const start = names.indexOf(first);
  return names.map((_, index) => dayName(start + index, locale, "short"));
}

/** A day's name, as it stands in a sentence. */
export function dayText(day: FirstDay, locale: string): string {
  return dayName(names.indexOf(day), locale, "long");
}

// 4 January 1970 was a Sunday.
function dayName(day: number, locale: string, weekday: "short" | "long"): string {
  const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" });
  return format.format(new Date(Date.UTC(1970, 0, 4 + day)));
}
