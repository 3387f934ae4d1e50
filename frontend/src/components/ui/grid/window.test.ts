import { expect, test } from "vitest";
import { moved } from "@/components/ui/grid/useGrid";
import { clipped, inSight } from "@/components/ui/grid/useWindow";

test("what is drawn covers what is in sight, and little more", () => {
  for (const top of [300, 0, -1, -45, -1_000, -2_000_000]) {
    const { first, last } = inSight(top, 860, 46);
    expect(first * 46 + top).toBeLessThanOrEqual(Math.max(0, top));
    expect((last + 1) * 46 + top).toBeGreaterThanOrEqual(860);
    expect(last - first).toBeLessThan(55);
  }
});

test("nothing is drawn beyond the end", () => {
  expect(clipped({ first: 90, last: 140 }, 100)).toEqual({ first: 90, last: 99 });
  expect(clipped({ first: 90, last: 140 }, 10)).toEqual({ first: 9, last: 9 });
  expect(clipped({ first: 0, last: 30 }, 0)).toEqual({ first: 0, last: -1 });
});

test("keys lead to places that there are", () => {
  expect(moved("ArrowDown", 3, 10, 100)).toBe(4);
  expect(moved("ArrowUp", 0, 10, 100)).toBe(0);
  expect(moved("PageDown", 95, 10, 100)).toBe(99);
  expect(moved("PageUp", 50, 10, 100)).toBe(40);
  expect(moved("Home", 50, 10, 100)).toBe(0);
  expect(moved("End", 50, 10, 100_000)).toBe(99_999);
  expect(moved("x", 50, 10, 100)).toBeUndefined();
});
