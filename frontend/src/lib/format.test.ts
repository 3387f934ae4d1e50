import { afterEach, expect, test } from "vitest";
import {
  daysBetween,
  formatDate,
  formatDay,
  formatDayOfMonth,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRange,
  formatSentenceList,
  formatTime,
  sameDay,
} from "@/lib/format";
import { setTimeZone } from "@/lib/timeZone";

afterEach(() => setTimeZone("auto"));

const noon = new Date(2026, 2, 4, 12, 30, 8);

test("dates and numbers follow the locale", () => {
  expect(formatDate(noon, "en-GB")).toBe("4 March 2026");
  expect(formatDate(noon, "de")).toBe("4. März 2026");
  expect(formatDayOfMonth("2026-11-26T12:00:00Z", "en-GB")).toBe("26 Nov");
  expect(formatNumber(48213, "de")).toBe("48.213");
  expect(formatDate(noon, "ar-u-nu-arab")).toContain("٢٠٢٦");
});

test("clocks run to 24 hours, with seconds where asked", () => {
  expect(formatTime(new Date(2026, 2, 4, 0, 5), "en-GB")).toBe("00:05");
  expect(formatTime(noon, "en-GB", true)).toBe("12:30:08");
});

test("days near by have names", () => {
  expect(formatDay(noon, "en-GB", noon)).toBe("Today");
  expect(formatDay(new Date(2026, 2, 3, 23, 59), "en-GB", noon)).toBe("Yesterday");
  expect(formatDay(new Date(2026, 2, 1), "en-GB", noon)).toBe("1 March 2026");
  expect(formatDay(new Date(2026, 2, 9), "en-GB", noon)).toBe("9 March 2026");
});

test("days are told apart at midnight, not by hours", () => {
  expect(daysBetween(new Date(2026, 2, 3, 23, 59), new Date(2026, 2, 4, 0, 1))).toBe(1);
  expect(sameDay(new Date(2026, 2, 4, 0, 1).toISOString(), noon.toISOString())).toBe(true);
});

test("lists are joined as the language joins them", () => {
  expect(formatList(["Admin", "Billing"], "en-GB")).toBe("Admin, Billing");
  expect(formatList(["مسؤول", "الفوترة"], "ar")).toBe("مسؤول والفوترة");
});

test("names stand in a sentence as the language joins them", () => {
  expect(formatSentenceList(["Team", "Enterprise"], "de")).toBe("Team und Enterprise");
});

test("money is counted in the minor unit of its currency", () => {
  expect(formatMoney(2499, "EUR", "en-GB")).toBe("€24.99");
  expect(formatMoney(2499, "EUR", "de")).toBe("24,99\u00a0€");
  expect(formatMoney(2499, "JPY", "en-GB")).toBe("JP¥2,499");
  expect(formatMoney(-4998, "EUR", "en-GB")).toBe("-€49.98");
  expect(formatPercent(20, "fr")).toBe("20\u00a0%");
});

test("a period is written once where its ends share it", () => {
  expect(formatRange("2026-11-22T12:00:00Z", "2026-12-22T12:00:00Z", "en-GB").replace(/\s/g, " ")).toBe(
    "22 Nov – 22 Dec 2026",
  );
});

test("the chosen time zone decides what day and hour it is", () => {
  const late = "2026-03-04T23:30:00Z";
  setTimeZone("Asia/Tokyo");
  expect(formatDate(late, "en-GB")).toBe("5 March 2026");
  expect(formatTime(late, "en-GB")).toBe("08:30");
  expect(sameDay(late, "2026-03-05T10:00:00Z")).toBe(true);
  setTimeZone("America/New_York");
  expect(formatTime(late, "en-GB")).toBe("18:30");
  expect(sameDay(late, "2026-03-05T10:00:00Z")).toBe(false);
  expect(formatDay(late, "en-GB", new Date("2026-03-05T12:00:00Z"))).toBe("Yesterday");
});

test("days are days when clocks change too", () => {
  setTimeZone("Europe/Berlin");
  expect(daysBetween(new Date("2026-03-28T12:00:00Z"), new Date("2026-03-30T11:00:00Z"))).toBe(2);
});

test("a time zone that nobody knows is this computer's", () => {
  setTimeZone("Atlantis/Capital");
  expect(formatTime(noon, "en-GB")).toBe("12:30");
});
