import type english from "@locales/en.json";
import doorInEnglish from "@locales/en.json?door";
import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import { setDocumentLanguage } from "@/lib/appearance";
import { formatNumber } from "@/lib/format";
import { type Catalogue, convert } from "@/lib/i18n/catalogue";
import { isLanguage, type Language, localeOf } from "@/lib/i18n/languages";
import { useTimeZone } from "@/lib/timeZone";

export * from "@/lib/i18n/languages";

/** The key of a text in the catalogue. */
export type TextKey = keyof typeof english;

/** What a text's placeholders stand for. Numbers are written in the language's digits. */
export type TextParams = Record<string, string | number>;

const catalogues = {
  door: import.meta.glob<Catalogue>(
    ["../../../../backend/i18n/locales/*.json", "!../../../../backend/i18n/locales/en.json"],
    { import: "default", query: "?door" },
  ),
  house: import.meta.glob<Catalogue>("../../../../backend/i18n/locales/*.json", { import: "default", query: "?house" }),
};
type Part = keyof typeof catalogues;

const loaded = new Set(["door/en"]);
let isFurnished = false;

void i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: convert(doorInEnglish) } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/** Loads a language's texts if need be and shows everything in it. */
export async function showLanguage(language: Language): Promise<void> {
  await load("door", language);
  if (isFurnished) await load("house", language);
  await i18next.changeLanguage(language);
  setDocumentLanguage(language);
}

/** Loads the texts of what lies behind the door, and from now on with every language. */
export async function furnish(): Promise<void> {
  isFurnished = true;
  await load("house", currentLanguage());
}

async function load(part: Part, language: Language): Promise<void> {
  const read = catalogues[part][`../../../../backend/i18n/locales/${language}.json`];
  if (!read || loaded.has(`${part}/${language}`)) return;
  i18next.addResourceBundle(language, "translation", convert(await read()), true);
  loaded.add(`${part}/${language}`);
}

/** The language that is shown. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : "en";
}

/** Words a text now, outside of React. */
export function text(key: TextKey, params: TextParams = {}): string {
  return i18next.t(key, values(params, currentLanguage()));
}

/** Whether the catalogue has a text under a key that is not known beforehand. */
export function hasText(key: string): key is TextKey {
  return i18next.exists(key) || i18next.exists(key, { count: 1 });
}

/** The placeholders' values as they are to be read; Count also picks the plural form. */
export function values(params: TextParams, language: Language): Record<string, string | number> {
  const out: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    out[name] = typeof value === "number" ? formatNumber(value, localeOf(language)) : value;
  }
  return typeof params.Count === "number" ? { ...out, count: params.Count } : out;
}

/** The texts of the shown language, for a component. */
export function useText(): (key: TextKey, params?: TextParams) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return useCallback((key, params = {}) => t(key, values(params, language)), [t, language]);
}

/** The shown language, for a component. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : "en";
}

/**
 * The locale of the shown language, for a component. Whoever asks writes dates,
 * and is drawn anew when the time zone changes too.
 */
export function useLocaleTag(): string {
  useTimeZone();
  return localeOf(useLanguage());
}

const remembered = "intendant.language";

/** The language that was chosen on this page, if one was. */
export function rememberedLanguage(): Language | undefined {
  const kept = localStorage.getItem(remembered);
  return isLanguage(kept) ? kept : undefined;
}

/** Keeps a chosen language for the next start. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(remembered, language);
}
