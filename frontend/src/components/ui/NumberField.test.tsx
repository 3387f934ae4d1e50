import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { expect, test, vi } from "vitest";
import { NumberField, wholeNumber } from "@/components/ui/NumberField";
import { show } from "@/test/render";

function Seats({ told }: { told: (value: number) => void }) {
  const [value, setValue] = useState(2);
  const change = (next: number) => {
    told(next);
    setValue(next);
  };
  return <NumberField name="seats" label="Seats" value={value} onChange={change} min={2} max={5000} />;
}

const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Seats" });

test("every key that is typed is told, before the field is left", async () => {
  const told = vi.fn();
  show(<Seats told={told} />);
  await userEvent.clear(field());
  await userEvent.type(field(), "12");
  expect(told).toHaveBeenLastCalledWith(12);
  expect(field().value).toBe("12");
});

test("the arrow keys go on from what was typed", async () => {
  const told = vi.fn();
  show(<Seats told={told} />);
  await userEvent.clear(field());
  await userEvent.type(field(), "12{ArrowUp}");
  expect(told).toHaveBeenLastCalledWith(13);
  expect(field().value).toBe("13");
});

test.each(["12", "١٢"])("in Arabic %s is twelve", async (typed) => {
  const told = vi.fn();
  show(
    <I18nProvider locale="ar-u-nu-arab">
      <Seats told={told} />
    </I18nProvider>,
  );
  await userEvent.clear(field());
  await userEvent.type(field(), typed);
  expect(told).toHaveBeenLastCalledWith(12);
  await userEvent.tab();
  expect(told).toHaveBeenLastCalledWith(12);
});

test("whole numbers are read in any script, however grouped", () => {
  expect(wholeNumber("1,250")).toBe(1250);
  expect(wholeNumber("١٬٢٥٠")).toBe(1250);
  expect(wholeNumber("")).toBeUndefined();
});
