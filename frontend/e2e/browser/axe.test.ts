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

describe.each(["en", "ar"])("in %s", (language) => {
  test("axe finds nothing on any screen, light or dark", async () => {
    const house = await House.build();
    const person = await Person.sitDown(browser, { language });
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
  }, 1_500_000); // every screen, each examined whole
});
