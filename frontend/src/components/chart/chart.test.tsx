import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { DayChart } from "@/components/chart/DayChart";
import { type ChartDay, daysFrom, isWhole, namedDays, ticksUpTo } from "@/components/chart/scale";
import { text } from "@/lib/i18n";
import { show } from "@/test/render";

const days: ChartDay[] = [
  { day: "2026-11-01", values: { large: 3, small: 1 } },
  { day: "2026-11-02", values: { large: 2 } },
];

test("an axis goes in round steps up to what there is", () => {
  expect(ticksUpTo(42)).toEqual([0, 15, 30, 45]);
  expect(ticksUpTo(45)).toEqual([0, 15, 30, 45]);
  expect(ticksUpTo(0.0042)).toEqual([0, 0.0015, 0.003, 0.0045]);
  expect(ticksUpTo(184_207)).toEqual([0, 100_000, 200_000]);
  expect(ticksUpTo(0)).toEqual([0]);
  for (const most of [0.001, 0.7, 1, 9.9, 99, 1_001, 7e8]) {
    const ticks = ticksUpTo(most);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(ticks.length).toBeLessThanOrEqual(5);
  }
});

test("what is counted has no steps between", () => {
  for (let most = 1; most < 60; most++) expect(ticksUpTo(most, true).every(Number.isInteger)).toBe(true);
  expect(ticksUpTo(1, true)).toEqual([0, 1]);
  expect(ticksUpTo(4, true)).toEqual([0, 2, 4]);
  expect(isWhole(days)).toBe(true);
  expect(isWhole([{ day: "2026-11-01", values: { large: 0.5 } }])).toBe(false);
});

test("a month names every few days, a week each of them", () => {
  const month = daysFrom("2026-11-01", "2026-11-30").map((day) => ({ day, values: {} }));
  expect(month).toHaveLength(30);
  expect(namedDays(month)).toEqual(month.filter((_, index) => index % 3 === 0).map(({ day }) => day));
  expect(namedDays(month.slice(0, 7))).toHaveLength(7);
});

function chart(shown = days) {
  show(
    <DayChart
      title="Spend per day"
      days={shown}
      parts={[
        { id: "large", name: "mistral-large", color: "red" },
        { id: "small", name: "mistral-small", color: "blue" },
      ]}
      nameOf={(day) => day}
      longNameOf={(day) => `Day ${day}`}
      empty="Nothing"
      amount={(value) => `€${value}`}
      roundAmount={(value) => `€${value}`}
    />,
  );
}

test("the table says all that the chart shows, the newest day first", () => {
  chart();
  const [, newest, oldest] = within(screen.getByRole("table", { name: "Spend per day" })).getAllByRole("row");
  expect(newest?.textContent).toBe("Day 2026-11-02€2€0€2");
  expect(oldest?.textContent).toBe("Day 2026-11-01€3€1€4");
});

test("the table can be brought into sight, and scrolls by keyboard", async () => {
  chart();
  expect(screen.getByRole("table").closest(".sr-only")).not.toBeNull();
  await userEvent.click(screen.getByRole("radio", { name: text("chart.table") }));
  expect(screen.getByRole("table").closest(".sr-only")).toBeNull();
  expect(screen.getByRole("region", { name: "Spend per day" }).tabIndex).toBe(0);
});

test("where nothing was used it says so, and the table still has its days", () => {
  chart(days.map(({ day }) => ({ day, values: {} })));
  expect(screen.getByText("Nothing")).toBeTruthy();
  expect(screen.getAllByRole("row")).toHaveLength(3);
});
