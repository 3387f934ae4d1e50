import { expect, test } from "vitest";
import { digits } from "@/components/ui/CodeField";

test.each([
  ["123 456", "123456"],
  ["١٢٣٤٥٦", "123456"],
  ["۱۲۳۴۵۶", "123456"],
  ["１２３４５６", "123456"],
  ["Code: 12-34-56 78", "123456"],
  ["abc", ""],
])("of %j six digits are left: %j", (typed, left) => {
  expect(digits(typed)).toBe(left);
});
