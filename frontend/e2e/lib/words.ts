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

/** The words of the catalogue: what a test looks for is what a person reads. */
export function words(language: string) {
  return (key: string, params: Record<string, string> = {}): string => {
    const text = catalogue(language)[key];
    if (typeof text !== "string") {
      throw new Error(`no words for ${key} in ${language}`);
    }
    return text.replace(/\{\{\.(\w+)\}\}/g, (_, name: string) => params[name] ?? `{{${name}}}`);
  };
}

export type Words = ReturnType<typeof words>;
