import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./process";

type Catalogue = Record<string, string | Record<string, string>>;

const catalogues = new Map<string, Catalogue>();

function catalogue(language: string): Catalogue {
  let found = catalogues.get(language);
  if (!found) {
    found = JSON.parse(readFileSync(join(root, `backend/i18n/locales/${language}.json`), "utf8")) as Catalogue;
    catalogues.set(language, found);
  }
  return found;
}

/** The words of the catalogue: what a test looks for is what a person reads. Count picks the plural's form. */
export function words(language: string) {
  return (key: string, params: Record<string, string | number> = {}): string => {
    const found = catalogue(language)[key];
    const form = new Intl.PluralRules(language).select(Number(params.Count));
    const text = typeof found === "object" ? found[form] : found;
    if (typeof text !== "string") {
      throw new Error(`no words for ${key} in ${language}`);
    }
    const word = (value: string | number) => (typeof value === "number" ? figure(value, language) : value);
    return text.replace(/\{\{\.(\w+)\}\}/g, (_, name: string) => word(params[name] ?? `{{${name}}}`));
  };
}

const locales: Record<string, string> = { en: "en-GB", ar: "ar-u-nu-arab" };

function figure(value: number, language: string): string {
  return new Intl.NumberFormat(locales[language] ?? language).format(value);
}

export type Words = ReturnType<typeof words>;
