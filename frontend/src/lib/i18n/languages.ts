/** The languages, by their own names, in the order in which they are offered. */
export const languages = {
  en: "English",
  fr: "Français",
  de: "Deutsch",
  es: "Español",
  pl: "Polski",
  it: "Italiano",
  "pt-BR": "Português (Brasil)",
  ar: "العربية",
} as const;

/** One of the languages that Intendant speaks. */
export type Language = keyof typeof languages;

/** All of them. */
export const languageCodes = Object.keys(languages) as Language[];

// What Intl is asked for: British order and a 24-hour clock for plain English,
// and the digits that Arabic is written with.
const locales: Partial<Record<Language, string>> = { en: "en-GB", ar: "ar-u-nu-arab" };

/** Whether a tag names one of the languages. */
export function isLanguage(tag: string | null | undefined): tag is Language {
  return tag != null && Object.hasOwn(languages, tag);
}

/** The locale by which a language's dates and numbers are written. */
export function localeOf(language: Language): string {
  return locales[language] ?? language;
}

/** The direction in which a language is written. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}
