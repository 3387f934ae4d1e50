import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../lib/chromium";
import { House } from "../lib/house";
import { Person } from "../lib/person";
import { everyScreen } from "../lib/screens";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const tastes = [
  { language: "en", dark: false },
  { language: "en", dark: true },
  { language: "ar", dark: false },
  { language: "ar", dark: true },
];

describe.each(tastes)("in $language, dark: $dark", (taste) => {
  test("axe finds nothing on any screen", async () => {
    const house = await House.build();
    const person = await Person.sitDown(browser, taste);
    const findings: string[] = [];
    let screens = 0;
    try {
      await everyScreen(person, house, async (name) => {
        screens++;
        findings.push(...(await person.findings()).map((finding) => `${name}: ${finding}`));
      });
      expect(findings).toEqual([]);
      expect(person.complaints).toEqual([]);
      expect(screens).toBeGreaterThan(20);
    } finally {
      await person.leave();
      await house.demolish();
    }
  }, 600_000); // every screen, each examined whole
});
