import { expect, test } from "vitest";
import {
  formatCompact,
  formatDays,
  formatExact,
  formatGrowth,
  formatMonth,
  formatRound,
  formatShortDay,
  formatSpend,
  formatUsed,
  unitsOf,
} from "@/lib/amounts";
import { setTimeZone } from "@/lib/timeZone";

const plain = (text: string | undefined) => text?.replace(/[\s\u200f]/g, " ");

test("measured amounts are billionths of a unit", () => {
  expect(unitsOf("312400000000")).toBe(312.4);
  expect(unitsOf("")).toBe(0);
  expect(formatSpend("312400000000", "EUR", "en-GB")).toBe("€312.40");
  expect(plain(formatSpend("312400000000", "EUR", "de"))).toBe("312,40 €");
  expect(formatSpend("312400000000", "EUR", "ar-u-nu-arab")).toContain("٣١٢٫٤٠");
  expect(formatSpend("1500000000000", "JPY", "en-GB")).toBe("JP¥1,500");
});

test("what was spent is never shown as nothing", () => {
  expect(formatSpend("0", "EUR", "en-GB")).toBe("€0.00");
  expect(formatSpend("3120000", "EUR", "en-GB")).toBe("€0.0031");
  expect(formatSpend("30", "EUR", "en-GB")).toBe("€0.00000003");
  expect(formatSpend("10000000", "EUR", "en-GB")).toBe("€0.01");
});

test("an axis is written short", () => {
  expect(formatRound(45, "EUR", "en-GB")).toBe("€45");
  expect(formatRound(0.5, "EUR", "en-GB")).toBe("€0.50");
  expect(formatRound(0.002, "EUR", "en-GB")).toBe("€0.002");
  expect(formatRound(0, "EUR", "en-GB")).toBe("€0");
  expect(formatRound(45_000, "EUR", "en-GB")).toBe("€45k");
});

test.each(["EUR", "JPY", "KWD"])("a round step of %s is written with all of its digits", (currency) => {
  for (let size = 1e-9; size < 1e4; size *= 10) {
    for (const factor of [1, 1.5, 2, 2.5, 3, 4.5, 7.5]) {
      const tick = Number((size * factor).toPrecision(3));
      expect(Number(formatRound(tick, currency, "en-GB").replace(/[^\d.]/g, ""))).toBe(tick);
    }
  }
});

test("few are counted out, many are rounded", () => {
  expect(formatCompact(2_173, "en-GB")).toBe("2,173");
  expect(formatCompact(61_812_345, "en-GB")).toBe("61.8m");
  expect(plain(formatCompact(61_812_345, "de"))).toBe("61,8 Mio.");
  expect(plain(formatCompact(61_812_345, "pl"))).toBe("61,8 mln");
  expect(formatCompact(61_812_345, "ar-u-nu-arab")).toContain("٦١٫٨");
});

test("large numbers are words where those say all of it", () => {
  expect(formatExact(50_000_000_000, "en-GB")).toBe("50 billion");
  expect(formatExact(15_200_000, "en-GB")).toBe("15.2 million");
  expect(formatExact(5_250_001, "en-GB")).toBe("5,250,001");
  expect(formatExact(500_000, "en-GB")).toBe("500,000");
});

test("what is used of a limit is worded like the limit, once it is much", () => {
  expect(formatUsed(6_640_000, "en-GB")).toBe("6.6 million");
  expect(formatUsed(45_210, "en-GB")).toBe("45,210");
});

test("growth is told only where there is something to compare with", () => {
  expect(formatGrowth(112, 100, "en-GB")).toBe("+12%");
  expect(formatGrowth(100, 100, "en-GB")).toBe("0%");
  expect(formatGrowth(5, 0, "en-GB")).toBeUndefined();
});

test("days are those of UTC, wherever the reader is", () => {
  setTimeZone("America/New_York");
  expect(formatShortDay("2026-11-04", "en-GB")).toBe("4 Nov");
  expect(plain(formatDays("2026-11-01", "2026-11-21", "en-GB"))).toBe("1 – 21 Nov 2026");
  expect(formatMonth("2026-11", "en-GB", true)).toBe("November 2026");
  setTimeZone("auto");
});
