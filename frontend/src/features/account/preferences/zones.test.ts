import { expect, test } from "vitest";
import { zoneLabel, zones } from "@/features/account/preferences/zones";

const winter = new Date("2026-01-15T12:00:00Z");

test("every zone has a name in the language and its distance from UTC", () => {
  const all = zones("fr", winter);
  expect(all.length).toBeGreaterThan(300);
  const paris = all.find(({ id }) => id === "Europe/Paris");
  expect(paris).toMatchObject({ name: "heure d’Europe centrale", offset: "UTC+01:00" });
  expect(all[0]?.id).toBe("UTC");
});

test("cities stand under the names that they have", () => {
  expect(zoneLabel("America/New_York")).toBe("America/New York");
  expect(zoneLabel("Europe/Kiev")).toBe("Europe/Kyiv");
  const labels = zones("en-GB", winter).map(({ label }) => label);
  expect(labels).toContain("Asia/Kolkata");
  expect(labels.slice(1)).toEqual([...labels.slice(1)].sort());
});
