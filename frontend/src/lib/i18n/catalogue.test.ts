import { expect, test } from "vitest";
import { convert } from "@/lib/i18n/catalogue";

test("placeholders lose their dot", () => {
  expect(convert({ a: "Renamed to {{.Name}}, {{ .Count }} times" })).toEqual({
    a: "Renamed to {{Name}}, {{Count}} times",
  });
});

test("each plural form becomes a message of its own", () => {
  const forms = { zero: "٠", one: "١", two: "٢", few: "{{.Count}} few", many: "many", other: "other" };
  expect(convert({ n: forms })).toEqual({
    n_zero: "٠",
    n_one: "١",
    n_two: "٢",
    n_few: "{{Count}} few",
    n_many: "many",
    n_other: "other",
  });
});
