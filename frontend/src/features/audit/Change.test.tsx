import { expect, test } from "vitest";
import { Change } from "@/features/audit/Change";
import { text } from "@/lib/i18n";
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

test("limits are named, and money is written in units", () => {
  const before = { requests_per_second: "40", monthly_spend: "0" };
  const { container } = show(<Change before={before} after={{ requests_per_second: "0", monthly_spend: "6050" }} />);
  const [rate, spend] = [...container.querySelectorAll("p")].map(({ textContent }) => textContent);
  expect(rate).toBe(`${text("plans.limit.requestsPerSecond")}40${text("limits.none")}`);
  expect(spend).toBe(`${text("limits.monthlySpend")}${text("limits.none")}60.50`);
});
