import { expect, test } from "vitest";
import { hueOf } from "@/lib/hue";

test("a person keeps their hue, and people differ", () => {
  const names = Array.from({ length: 40 }, (_, index) => `Camille Moreau ${index}`);
  expect(hueOf("Ines Roth")).toBe(hueOf("Ines Roth"));
  expect(new Set(names.map(hueOf)).size).toBeGreaterThan(5);
});
