import { expect, test } from "vitest";
import { keepAppearance, setAppearance, toAppearance } from "@/lib/appearance";

test("a chosen theme and contrast show on the document and are remembered", () => {
  keepAppearance();
  setAppearance({ theme: "dark", contrast: "more" });
  expect(document.documentElement.dataset).toMatchObject({ theme: "dark", contrast: "more" });
  expect(localStorage.getItem("intendant.appearance")).toContain("dark");
  setAppearance({ theme: "light", contrast: "system" });
  expect(document.documentElement.dataset).toMatchObject({ theme: "light", contrast: "normal" });
});

test("what nobody knows is as the system does", () => {
  expect(toAppearance("sepia", "less")).toEqual({ theme: "system", contrast: "system" });
});
