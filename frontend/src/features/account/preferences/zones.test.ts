import { expect, test } from "vitest";
import { zoneLabel, zoneOffset, zones } from "@/features/account/preferences/zones";

const winter = new Date("2026-01-15T12:00:00Z");

test("every zone has a name in the language and its distance from UTC", () => {
  const all = zones("fr");
  expect(all.length).toBeGreaterThan(300);
  expect(all.find(({ id }) => id === "Europe/Paris")?.name).toBe("heure d’Europe centrale");
  expect(zoneOffset("Europe/Paris", "fr", winter)).toBe("UTC+01:00");
  expect(all[0]?.id).toBe("UTC");
});

test("cities stand under the names that they have", () => {
  expect(zoneLabel("America/New_York")).toBe("America/New York");
  expect(zoneLabel("Europe/Kiev")).toBe("Europe/Kyiv");
  const labels = zones("en-GB").map(({ label }) => label);
  expect(labels).toContain("Asia/Kolkata");
  expect(labels.slice(1)).toEqual([...labels.slice(1)].sort());
});
