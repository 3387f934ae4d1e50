import { expect, test } from "vitest";
import { filled, inputOf, pickedOf, pricedAs } from "@/features/resource/modelForm";
import type { ListedView, ModelView } from "@/lib/bindings";

const listed = {
  name: "sage",
  listed: true,
  kind: "chat",
  input: "1.84",
  output: "5.52",
  cached: "",
  maxOutput: 0,
  context: 9,
} as ListedView;
const model = {
  id: "mdl_1",
  name: "own name",
  connection: "con_1",
  upstream: "sage",
  kind: "chat",
  input: "1",
  output: "2",
  cached: "1",
  maxOutput: 0,
  context: 0,
} as ModelView;

test("a model is picked with its listed price, and without one where that is in dollars only", () => {
  expect(pickedOf(listed, "con_1")).toMatchObject({ id: "", upstream: "sage", input: "1.84", output: "5.52" });
  expect(pickedOf({ ...listed, input: "", output: "", cached: "0.1" }, "con_1")).toMatchObject({
    input: "",
    output: "",
    cached: "",
  });
});

test("taking listed prices over changes prices alone, and nothing where there are none", () => {
  expect(pricedAs(model, listed)).toEqual([
    {
      id: "mdl_1",
      name: "own name",
      connection: "con_1",
      upstream: "sage",
      kind: "chat",
      input: "1.84",
      output: "5.52",
      cached: "",
      maxOutput: 0,
      context: 0,
    },
  ]);
  expect(pricedAs(model, { ...listed, input: "" })).toEqual([]);
  expect(pricedAs(model, undefined)).toEqual([]);
});

test("what is typed is read in any digits; an empty field is no limit", () => {
  const form = { ...filled(model, "en-GB"), input: "0,5", maxOutput: "٤٠٩٦", context: "131 072" };
  expect(inputOf(form, model.id)).toMatchObject({ id: "mdl_1", input: "0.5", maxOutput: 4096, context: 131072 });
  expect(inputOf({ ...form, maxOutput: "" }, model.id)).toMatchObject({ maxOutput: 0 });
});

test("figures stand in a field as the language writes them, and are read back as they were", () => {
  const priced = { ...model, input: "0.092", maxOutput: 4096 } as ModelView;
  expect(filled(priced, "de-DE")).toMatchObject({ input: "0,092", maxOutput: "4096" });
  for (const locale of ["en-GB", "de-DE", "fr-FR", "pl-PL", "ar-EG"]) {
    expect(inputOf(filled(priced, locale), "mdl_1")).toMatchObject({ input: "0.092", maxOutput: 4096, context: 0 });
  }
});
