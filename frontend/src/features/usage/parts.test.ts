import { expect, test } from "vitest";
import { restId } from "@/components/chart/scale";
import { measured, type Names, partsOf, plainDays, stackedDays } from "@/features/usage/parts";
import { summed } from "@/features/usage/Tiles";
import type { UsageByView, UsageRowView } from "@/lib/bindings";

const row = (id: string, spend: number, requests = 1) =>
  ({
    id,
    name: id,
    spend: String(spend * 1e9),
    requests,
    input: 10,
    output: 5,
    cached: 0,
    estimated: 0,
  }) as UsageRowView;

const names: Names = { of: ({ name }) => name, rest: "Others" };

test("the largest get a colour of their own, the others share one", () => {
  const few = partsOf([row("a", 1), row("b", 3)], "spend", names);
  expect(few.map(({ name }) => name)).toEqual(["b", "a"]);
  const many = partsOf(
    ["a", "b", "c", "d", "e", "f", "g"].map((id, index) => row(id, index)),
    "spend",
    names,
  );
  expect(many.map(({ name }) => name)).toEqual(["g", "f", "e", "d", "Others"]);
  expect(new Set(many.map(({ color }) => color)).size).toBe(5);
});

test("a day adds up to the same, whichever parts are drawn", () => {
  const rows = ["a", "b", "c", "d", "e", "f"].map((id) => row(id, 1));
  const series = [
    { day: "2026-11-01", parts: rows.map(({ id }) => ({ id, spend: "2000000000", tokens: 3, requests: 1 })) },
  ];
  const view = { rows, series } as unknown as UsageByView;
  const parts = partsOf(rows, "spend", names);
  const [day] = stackedDays(view, parts, "spend");
  expect(Object.values(day?.values ?? {}).reduce((sum, value) => sum + value)).toBe(12);
  expect(day?.values[restId]).toBe(4);
});

test("tokens are those in and out", () => {
  expect(measured(row("a", 1), "tokens")).toBe(15);
  expect(
    plainDays([{ day: "2026-11-01", requests: 2, input: 7, output: 1, spend: "0" }], "tokens", "Total").days,
  ).toEqual([{ day: "2026-11-01", values: { all: 8 } }]);
});

test("refusals are told by limit, the most frequent first", () => {
  expect(
    summed([
      { level: "key", limit: "requests_per_second", count: 2 },
      { level: "plan", limit: "tokens_per_minute", count: 30 },
      { level: "workspace", limit: "tokens_per_minute", count: 8 },
    ]),
  ).toEqual([
    { limit: "tokens_per_minute", count: 38 },
    { limit: "requests_per_second", count: 2 },
  ]);
});
