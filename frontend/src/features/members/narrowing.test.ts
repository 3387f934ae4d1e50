import { expect, test } from "vitest";
import { everybody, isNarrowed, sortedBy, widened } from "@/features/members/narrowing";

test("times are sorted by the newest first, texts by the alphabet, and twice turns around", () => {
  const joined = sortedBy(everybody, "joined");
  expect(joined).toMatchObject({ sort: "joined", descending: true });
  expect(sortedBy(joined, "joined").descending).toBe(false);
  expect(sortedBy(joined, "email").descending).toBe(false);
  expect(sortedBy(everybody, "name").descending).toBe(true);
});

test("spaces look for nobody in particular", () => {
  expect(isNarrowed({ ...everybody, search: "  " })).toBe(false);
  expect(isNarrowed({ ...everybody, mfa: "off" })).toBe(true);
  expect(isNarrowed({ ...everybody, workspace: "wsp_1" })).toBe(true);
});

test("whoever takes the filters away keeps the order", () => {
  const narrowing = { ...everybody, search: "ines", role: "admin", sort: "seen", descending: true } as const;
  expect(widened(narrowing)).toEqual({ ...everybody, sort: "seen", descending: true });
});
