import { expect, test } from "vitest";
import { Change } from "@/features/audit/Change";
import { show } from "@/test/render";

test("all models are said in words, and some by their names", () => {
  const { container } = show(<Change before={{ models: "*" }} after={{ models: "large, small" }} />);
  expect(container.querySelector("del")?.textContent).toBe("all models");
  expect(container.querySelector("ins")?.textContent).toBe("large, small");
});

test("percentages are written as such", () => {
  const { container } = show(<Change before={{ percents: "50" }} after={{ percents: "50 80" }} />);
  expect(container.querySelector("ins")?.textContent).toBe("50%, 80%");
});
