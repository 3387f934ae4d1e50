import { expect, test } from "vitest";
import { joined, nobody, toggled } from "@/features/members/table/selection";
import type { MemberRef } from "@/lib/bindings";

const member = (id: string) => ({ id }) as MemberRef;
const ids = (selection: ReadonlyMap<string, MemberRef>) => [...selection.keys()];

test("whoever is chosen twice is let go", () => {
  const one = toggled(nobody, member("a"));
  expect(ids(toggled(one, member("b")))).toEqual(["a", "b"]);
  expect(ids(toggled(one, member("a")))).toEqual([]);
  expect(ids(one)).toEqual(["a"]);
});

test("a selection grows no further than one change takes", () => {
  const two = joined(nobody, [member("a"), member("b"), member("c")], 2);
  expect(ids(two)).toEqual(["a", "b"]);
  expect(ids(joined(two, [member("b")], 2))).toEqual(["a", "b"]);
});
