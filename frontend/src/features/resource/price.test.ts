import { expect, test } from "vitest";
import { formatPrice, toCount, toPrice } from "@/features/resource/price";

const plain = (text: string) => text.replace(/[\u00a0\u202f\u200f]/g, " ").trim();

test("a price keeps all of its digits, and has at least those of a price", () => {
  expect(plain(formatPrice("0.092", "EUR", "en-GB"))).toBe("€0.092");
  expect(plain(formatPrice("2", "EUR", "de-DE"))).toBe("2,00 €");
  expect(plain(formatPrice("0.000000001", "EUR", "en-GB"))).toBe("€0.000000001");
});

test.each([
  ["0,25", "0.25"],
  [" 1.50 ", "1.50"],
  ["٠٫٥", "0.5"],
  ["", ""],
  ["much", "much"],
])("what is typed as %s is taken for %s", (typed, price) => {
  expect(toPrice(typed)).toBe(price);
});

test.each([
  ["4096", 4096],
  [" 131 072 ", 131_072],
  ["131,072", 131_072],
  ["131.072", 131_072],
  ["١٣١٬٠٧٢", 131_072],
  ["", 0],
  ["4k", -1],
  ["4096.5", -1],
  ["1e5", -1],
  ["-5", -1],
])("%s tokens are taken for %d, and what is no number for none", (typed, count) => {
  expect(toCount(typed)).toBe(count);
});
