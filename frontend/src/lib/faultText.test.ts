import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { Fault } from "@/lib/fault";
import { faultText, useFaultText } from "@/lib/faultText";
import { text } from "@/lib/i18n";

test("an error without a sentence of its own still gets one", () => {
  expect(faultText(new Fault({ code: "never.heard.of" }))).toBe(text("fault.unknown"));
});

test("what only the page can find out is worded too", () => {
  expect(faultText(new Fault({ code: "disconnected" }))).toBe(text("fault.disconnected"));
});

test("an amount is written as the language writes it", () => {
  const field = { name: "monthlySpend", code: "above_organization", params: { max: "120.00 EUR" } };
  const { result } = renderHook(() => useFaultText());
  expect(result.current.field(new Fault({ code: "invalid", fields: [field] }), "monthlySpend")).toContain("€120.00");
});
