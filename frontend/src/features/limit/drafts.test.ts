import { expect, test } from "vitest";
import { drafted, rest } from "@/features/limit/drafts";
import { unlimited } from "@/features/limit/values";

const stored = { ...unlimited, requestsPerSecond: 5, monthlySpend: 100 };

test("a draft has what was touched only, beside what was seen of that at first", () => {
  const once = drafted(undefined, "monthlySpend", 200, stored);
  const twice = drafted(once, "monthlySpend", 300, { ...stored, monthlySpend: 150 });
  expect(twice).toEqual({ to: { monthlySpend: 300 }, was: { monthlySpend: 100 } });
  expect(drafted(once, "monthlySpend", 100, stored)).toBeUndefined();
});

test("what is typed while it is being saved is left", () => {
  const sent = { ...stored, monthlySpend: 200 };
  expect(rest({ to: { monthlySpend: 200 }, was: { monthlySpend: 100 } }, sent)).toBeUndefined();
  expect(rest({ to: { monthlySpend: 250 }, was: { monthlySpend: 100 } }, sent)).toEqual({
    to: { monthlySpend: 250 },
    was: { monthlySpend: 200 },
  });
});
