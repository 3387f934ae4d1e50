import english from "@locales/en.json";
import { expect, test } from "vitest";
import { isOfDoor } from "@/lib/i18n/door";

const sources = import.meta.glob<string>(["/src/**/*.{ts,tsx}", "!/src/**/*.test.*", "!/src/test/**"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const code = Object.values(sources).join("\n");
const keys = Object.keys(english);

// Where a key is put together from a part that is only known later.
const stems = [...code.matchAll(/`([a-z_.]+\.)\$\{/g)].map(([, stem]) => stem ?? "");

test("every text that the page asks for is in the catalogue", () => {
  const asked = [...code.matchAll(/\btext\(\s*"([^"]+)"/g)].map(([, key]) => key ?? "");
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
});

test("every text that the door asks for comes with it", () => {
  const door = [...readWith("/src/main.tsx")].map((file) => sources[file]).join("\n");
  const asked = keys.filter((key) => door.includes(`"${key}"`));
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !isOfDoor(key))).toEqual([]);
});

// The files that are read with one, itself among them.
function readWith(file: string, found = new Set<string>()): Set<string> {
  const source = sources[file];
  if (source === undefined || found.has(file)) return found;
  found.add(file);
  for (const [, path] of source.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from "@(\/[^"]+)";/gm)) {
    for (const end of [".ts", ".tsx", "/index.ts"]) readWith(`/src${path}${end}`, found);
  }
  return found;
}

test("every stem of a text that is put together leads somewhere", () => {
  expect(stems.filter((stem) => !keys.some((key) => key.startsWith(stem)))).toEqual([]);
});

test("no text of the page is left over", () => {
  const mine =
    /^(action|connection|copy|crash|create|data|door|general|key|menu|nav|not_found|palette|preferences|profile|settings|shell|shortcuts|strength|switcher|toast|via|theme|contrast|reason|fault)\./;
  const used = (key: string) => code.includes(`"${key}"`) || stems.some((stem) => key.startsWith(stem));
  expect(keys.filter((key) => mine.test(key) && !used(key))).toEqual([]);
});

test("no direction is written into a class: everything mirrors", () => {
  const physical = /[\s"`](-?(?:ml|mr|pl|pr|left|right)-[\w[(.]|text-(?:left|right)\b|(?:rounded|border)-[lr]\b)/g;
  const found = Object.entries(sources).flatMap(([file, text]) =>
    [...text.matchAll(physical)].map(([, name]) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});
