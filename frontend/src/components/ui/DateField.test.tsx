import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { DateField } from "@/components/ui/DateField";
import { show } from "@/test/render";

function open(firstDay?: "sunday") {
  const onChange = vi.fn();
  show(<DateField label="From" value="2026-11-10" onChange={onChange} max="2026-11-21" firstDay={firstDay} />);
  return { onChange };
}

const days = async () => {
  await userEvent.click(screen.getByRole("button"));
  return screen.getAllByRole("columnheader", { hidden: true }).map((head) => head.textContent);
};

test("a day is picked from a month, and none after the last", async () => {
  const { onChange } = open();
  expect((await days())[0]).toBe("M");
  await userEvent.click(screen.getByRole("button", { name: /12 November 2026/ }));
  expect(onChange).toHaveBeenCalledWith("2026-11-12");
  await userEvent.click(screen.getByRole("button", { name: /^Calendar|From/ }));
  expect(screen.getByRole("button", { name: /22 November 2026/ }).getAttribute("aria-disabled")).toBe("true");
});

test("weeks begin with the day that somebody has chosen", async () => {
  open("sunday");
  expect((await days())[0]).toBe("S");
});
