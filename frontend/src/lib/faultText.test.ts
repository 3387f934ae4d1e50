import { expect, test } from "vitest";
import { Fault } from "@/lib/fault";
import { faultText } from "@/lib/faultText";
import { text } from "@/lib/i18n";

test("an error without a sentence of its own still gets one", () => {
  expect(faultText(new Fault({ code: "never.heard.of" }))).toBe(text("fault.unknown"));
});

test("what only the page can find out is worded too", () => {
  expect(faultText(new Fault({ code: "disconnected" }))).toBe(text("fault.disconnected"));
});
