import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lib/chromium";
import { House } from "../lib/house";
import { Person } from "../lib/person";
import { everyScreen } from "../lib/screens";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

// No other test examines a screen: what is to be examined belongs into the walk.
test.concurrent.each(["en", "ar"])(
  "axe finds nothing on any screen in %s, light or dark",
  async (language) => {
    const house = await House.build();
    const person = await Person.sitDown(browser, { language });
    const findings: string[] = [];
    const screens = new Set<string>();
    try {
      await everyScreen(person, house, async (name) => {
        expect(screens).not.toContain(name);
        screens.add(name);
        findings.push(...(await person.findings()).map((finding) => `${name}: ${finding}`));
      });
      expect(findings).toEqual([]);
      expect(person.complaints).toEqual([]);
      expect(screens.size).toBeGreaterThan(160);
    } finally {
      await person.leave();
      await house.demolish();
    }
  },
  1_500_000, // every screen, each examined whole
);
