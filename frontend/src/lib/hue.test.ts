import { expect, test } from "vitest";
import { hueOf } from "@/lib/hue";

test("a person keeps their hue, and people differ", () => {
  const ids = Array.from({ length: 40 }, (_, index) => `mem_01KB3F7W9ZQ2M4X8T6RVN5YH${index}`);
  expect(hueOf("mem_1")).toBe(hueOf("mem_1"));
  expect(new Set(ids.map(hueOf)).size).toBeGreaterThan(5);
});
