import { afterEach, expect, test } from "vitest";
import { hasText, localeOf, showLanguage, text } from "@/lib/i18n";

afterEach(() => showLanguage("en"));

test("counts pick the plural form and are written in the language's digits", () => {
  expect(text("general.entries", { Count: 1 })).toBe("1 entry, signed");
  expect(text("general.entries", { Count: 48213 })).toBe("48,213 entries, signed");
});

test("a language shows on the document with its direction", async () => {
  await showLanguage("ar");
  expect(document.documentElement.lang).toBe("ar");
  expect(document.documentElement.dir).toBe("rtl");
});

test("Arabic is written with its own digits", () => {
  expect(new Intl.NumberFormat(localeOf("ar")).format(45)).toBe("٤٥");
});

test("only what is in the catalogue is a text", () => {
  expect(hasText("action.save")).toBe(true);
  expect(hasText("general.entries")).toBe(true);
  expect(hasText("action.nothing")).toBe(false);
});
