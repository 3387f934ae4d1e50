import type { LevelsView, LimitLevelView, LimitValues } from "@/lib/bindings";

/** The limits, in the order in which they are shown. */
export const limitNames = ["requestsPerSecond", "tokensPerMinute", "tokensPerMonth", "monthlySpend"] as const;

/** One of them. */
export type LimitName = (typeof limitNames)[number];

/** No limit at all. */
export const unlimited: LimitValues = { requestsPerSecond: 0, tokensPerMinute: 0, tokensPerMonth: 0, monthlySpend: 0 };

/** What a level says of a model or, without one, of all together. */
export function saidBy(level: LimitLevelView, model: string): LimitValues {
  if (!model) return level.limits;
  return level.models.find((one) => one.model === model)?.limits ?? unlimited;
}

/** The least that levels say; 0 where none says anything. */
export function least(values: number[]): number {
  const set = values.filter((value) => value > 0);
  return set.length === 0 ? 0 : Math.min(...set);
}

/** The level that may be set here, and those above it. */
export function levelsOf({ levels }: LevelsView): { own: LimitLevelView | undefined; above: LimitLevelView[] } {
  return { own: levels.at(-1), above: levels.slice(0, -1) };
}

/** Whether two are the same. */
export function isSame(one: LimitValues, other: LimitValues): boolean {
  return limitNames.every((name) => one[name] === other[name]);
}

/** The models of which any level says something. */
export function limitedModels({ levels }: LevelsView): string[] {
  return [...new Set(levels.flatMap(({ models }) => models.map(({ model }) => model)))];
}
