import { afterEach, expect, test, vi } from "vitest";
import { readText, tooLong } from "@/features/invitation/files";
import { listOf } from "@/features/invitation/handing";
import { joining } from "@/features/invitation/joining";
import { counted, hasRoles, inviteesOf, kindOf, leftOutOf, shownOf } from "@/features/invitation/verdicts";
import type { InvitationLine } from "@/lib/bindings";
import { formatIn } from "@/lib/format";

afterEach(() => joining.set(null));

const line = (number: number, verdict: string): InvitationLine => ({
  line: number,
  email: `p${number}@example.com`,
  name: "",
  roles: ["member"],
  workspaces: [],
  verdict,
});

const lines = ["ok", "duplicate", "member", "malformed", "over_seats", "invited", "ok"].map((verdict, index) =>
  line(index + 1, verdict),
);

test("what is to be corrected is told apart from what is simply not needed", () => {
  expect(["malformed", "role_unknown", "too_long", "over_seats"].map((verdict) => kindOf({ verdict }))).toEqual(
    Array(4).fill("wrong"),
  );
  expect(["duplicate", "member", "invited"].map((verdict) => kindOf({ verdict }))).toEqual(Array(3).fill("left"));
  expect(counted(lines)).toEqual({ all: 7, ok: 2, wrong: 2, left: 3 });
  expect(shownOf(lines, "wrong").map(({ line }) => line)).toEqual([4, 5]);
  expect(shownOf(lines, "all")).toBe(lines);
});

test("only those who are ready are invited", () => {
  expect(inviteesOf(lines).map(({ email }) => email)).toEqual(["p1@example.com", "p7@example.com"]);
  expect(leftOutOf(lines).map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  expect(lines.filter(hasRoles).map(({ line }) => line)).toEqual([1, 5, 7]);
});

test("ten thousand lines are counted at once", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => line(index, index % 3 ? "ok" : "malformed"));
  const start = performance.now();
  counted(many);
  shownOf(many, "wrong");
  expect(performance.now() - start).toBeLessThan(50);
});

test("a list to paste can't be taken for a formula", () => {
  const link = "intendant:join?to=ins_1&token=inv_1.x";
  expect(listOf([{ email: "=cmd@example.com", link }])).toBe(`'=cmd@example.com\t${link}`);
  expect(
    listOf([
      { email: "a@example.com", link },
      { email: "b@example.com", link },
    ]),
  ).toBe(`a@example.com\t${link}\nb@example.com\t${link}`);
});

test("a file is read in whichever encoding a spreadsheet wrote it", async () => {
  const bytes = (...all: number[]) => new Blob([new Uint8Array(all)]);
  expect(await readText(bytes(0x5a, 0xc3, 0xa9))).toBe("Zé");
  expect(await readText(bytes(0x5a, 0xe9))).toBe("Zé");
  expect(await readText(bytes(0xff, 0xfe, 0x5a, 0, 0xe9, 0))).toBe("Zé");
  expect(await readText(bytes(0xfe, 0xff, 0, 0x5a, 0, 0xe9))).toBe("Zé");
});

test("what is pasted is no longer than an invitation can be", () => {
  expect(tooLong("abc", 8)).toBe("abc");
  expect(tooLong("abcdef", 3)).toBe("abc");
});

test("whoever wants to join is remembered until they have, or no longer want to", () => {
  const heard = vi.fn();
  const forget = joining.subscribe(heard);
  joining.set({ invitation: "intendant:join" });
  expect(joining.get()).toEqual({ invitation: "intendant:join" });
  expect(heard).toHaveBeenCalledOnce();
  forget();
  joining.set(null);
  expect(heard).toHaveBeenCalledOnce();
});

test("how long something lasts is said in days, hours or minutes", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const after = (minutes: number) => formatIn(new Date(now.getTime() + minutes * 60_000), "en-GB", now);
  expect([after(7 * 1440), after(7 * 1440 - 1), after(1440), after(61), after(5), after(-5)]).toEqual([
    "in 7 days",
    "in 7 days",
    "tomorrow",
    "in 1 hour",
    "in 5 minutes",
    "now",
  ]);
});
