import { expect, test } from "vitest";
import { simplified } from "@/lib/simplified";

test("accents, case and width make no difference to a search", () => {
  expect(simplified("Café ＡＰＩ")).toBe(simplified("CAFE api"));
  expect(simplified("Zofia Wiśniewska")).toContain("wisniewska");
});
