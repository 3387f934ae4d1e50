import { expect, test } from "vitest";
import { likeliest } from "@/features/apikey/likeliest";
import type { AllowedModelView } from "@/lib/bindings";

const model = (name: string, kind: string, priced: boolean, maxOutput: number) =>
  ({ id: name, name, kind, priced, maxOutput, allowed: true }) as AllowedModelView;

// The likeliest last, as a list by name may have it.
const models = [
  model("any", "embedding", true, 1000),
  model("chat", "chat", false, 0),
  model("endless", "chat", true, 0),
  model("known", "chat", true, 1000),
  model("known too", "chat", true, 2000),
];

test.each([
  [5, "known"],
  [4, "known"],
  [3, "endless"],
  [2, "chat"],
  [1, "any"],
])("of the first %i models %s is tried", (count, name) => {
  expect(likeliest(models.slice(0, count))?.name).toBe(name);
});

test("a longest answer without a price helps nothing, and of no models there is none", () => {
  const [first, second] = [model("a", "chat", false, 0), model("b", "chat", false, 1000)];
  expect(likeliest([first, second])).toBe(first);
  expect(likeliest([])).toBeUndefined();
});
