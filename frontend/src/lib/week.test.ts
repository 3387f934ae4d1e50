import { expect, test } from "vitest";
import { dayText, usualFirstDay, weekFrom } from "@/lib/week";

test("weeks begin as people are used to", () => {
  expect(usualFirstDay("de")).toBe("monday");
  expect(usualFirstDay("pt-BR")).toBe("sunday");
  expect(usualFirstDay("ar-u-nu-arab")).toBe("saturday");
});

test("a week has seven days in the language, from its first", () => {
  expect(weekFrom("saturday", "en-GB")).toEqual(["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"]);
  expect(weekFrom("monday", "fr")[0]).toBe("lun.");
  expect(dayText("sunday", "pl")).toBe("niedziela");
});
