import { afterEach, expect, test } from "vitest";
import { expiryOf, lastDay, localDay, offeredDays, usualLifetime } from "@/features/apikey/expiry";
import { Auto, setTimeZone } from "@/lib/timeZone";

afterEach(() => setTimeZone(Auto));

const now = new Date(2026, 10, 21, 15, 30);
const days = (iso: string) => (new Date(iso).getTime() - now.getTime()) / 86_400_000;

test("what the organization doesn't allow is not offered, and the most that it does is", () => {
  expect(offeredDays(0)).toEqual([7, 30, 90, 180, 365]);
  expect(offeredDays(60)).toEqual([7, 30, 60]);
  expect(offeredDays(90)).toEqual([7, 30, 90]);
  expect(offeredDays(3)).toEqual([3]);
});

test("a key begins with 90 days, or what is allowed", () => {
  expect(usualLifetime(0)).toEqual({ kind: "days", days: 90 });
  expect(usualLifetime(30)).toEqual({ kind: "days", days: 30 });
});

test("a day counts to its end, which stays within what is allowed", () => {
  expect(localDay(now)).toBe("2026-11-21");
  const last = lastDay(30, now) ?? "";
  expect(last).toBe("2026-12-20");
  expect(days(expiryOf({ kind: "date", day: last }, now))).toBeLessThanOrEqual(30);
  expect(days(expiryOf({ kind: "days", days: 7 }, now))).toBe(7);
  expect(expiryOf({ kind: "never" }, now)).toBe("");
  expect(lastDay(0, now)).toBeUndefined();
});

test("a day ends where the person wants times shown, wherever the computer is", () => {
  const evening = new Date("2026-11-21T20:30:00Z");
  for (const [zone, day, end] of [
    ["Pacific/Auckland", "2026-11-22", "2026-11-29T10:59:59.000Z"],
    ["America/Los_Angeles", "2026-11-21", "2026-11-30T07:59:59.000Z"],
  ] as const) {
    setTimeZone(zone);
    expect(localDay(evening)).toBe(day);
    expect(expiryOf({ kind: "date", day: "2026-11-29" }, evening)).toBe(end);
  }
});
