import { expect, test } from "vitest";
import { isLive, monthOf, monthRange, monthsUntil, spanRange } from "@/features/usage/range";

test("the month that is not over ends today, others on their last day", () => {
  expect(monthRange("2026-11", "2026-11-21")).toEqual({ month: "2026-11", from: "2026-11-01", to: "2026-11-21" });
  expect(monthRange("2026-02", "2026-11-21").to).toBe("2026-02-28");
  expect(monthRange("2028-02", "2028-11-21").to).toBe("2028-02-29");
});

test("months go back over the turn of the year", () => {
  expect(monthsUntil("2026-02-10", 4)).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
});

test("seven days are today and the six before", () => {
  expect(spanRange(7, "2026-11-03")).toEqual({ from: "2026-10-28", to: "2026-11-03" });
  expect(spanRange(1, "2026-11-03")).toEqual({ from: "2026-11-03", to: "2026-11-03" });
});

test("only what reaches to today still changes", () => {
  expect(isLive(spanRange(7, "2026-11-03"), "2026-11-03")).toBe(true);
  expect(isLive(monthRange("2026-10", "2026-11-03"), "2026-11-03")).toBe(false);
  expect(monthOf({ to: "2026-11-03" })).toBe("2026-11");
});
