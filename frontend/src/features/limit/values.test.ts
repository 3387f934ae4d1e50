import { expect, test } from "vitest";
import { isSame, least, levelsOf, limitedModels, saidBy, unlimited } from "@/features/limit/values";
import type { LevelsView, LimitLevelView } from "@/lib/bindings";

const level = (name: string, tokens: number, models: [string, number][] = []) =>
  ({
    level: name,
    limits: { ...unlimited, tokensPerMinute: tokens },
    models: models.map(([model, perMinute]) => ({ model, limits: { ...unlimited, tokensPerMinute: perMinute } })),
  }) as LimitLevelView;

const view = {
  levels: [level("plan", 500_000), level("organization", 0, [["mdl_a", 9]]), level("workspace", 1_000)],
} as LevelsView;

test("what is not set limits nothing", () => {
  expect(least([0, 500, 0, 200])).toBe(200);
  expect(least([0, 0])).toBe(0);
});

test("the last level is the one to set", () => {
  const { own, above } = levelsOf(view);
  expect(own?.level).toBe("workspace");
  expect(above.map(({ level: name }) => name)).toEqual(["plan", "organization"]);
});

test("a level says something of a model only where it names it", () => {
  const [, organization] = view.levels;
  expect(saidBy(organization as LimitLevelView, "mdl_a").tokensPerMinute).toBe(9);
  expect(saidBy(organization as LimitLevelView, "mdl_b")).toEqual(unlimited);
  expect(limitedModels(view)).toEqual(["mdl_a"]);
  expect(isSame(unlimited, { ...unlimited, monthlySpend: 1 })).toBe(false);
});
