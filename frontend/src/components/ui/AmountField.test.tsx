import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { AmountField, amountTyped } from "@/components/ui/AmountField";
import { show } from "@/test/render";

test("a number is read as the language writes it, in any script's digits", () => {
  expect(amountTyped("1,234.5", "en-GB", 2)).toBe(1234.5);
  expect(amountTyped("1.234,5", "de", 2)).toBe(1234.5);
  expect(amountTyped("٦٠٫٥٠", "ar-u-nu-arab", 2)).toBe(60.5);
  expect(amountTyped("12.999", "en-GB", 2)).toBe(12.99);
  expect(amountTyped("1234.5", "en-GB", 0)).toBe(1234);
  expect(amountTyped("0,60", "en-GB", 2)).toBe(0.6);
  expect(amountTyped("0.60", "de", 2)).toBe(0.6);
  expect(amountTyped("1,200", "en-GB", 2)).toBe(1200);
  expect(amountTyped("1.200", "de", 2)).toBe(1200);
  expect(amountTyped("1,20", "en-GB", 0)).toBe(1);
  expect(amountTyped("", "en-GB", 2)).toBeUndefined();
  expect(amountTyped("–", "en-GB", 2)).toBeUndefined();
});

function Bench() {
  const [value, setValue] = useState<number | undefined>(400);
  return (
    <>
      <AmountField name="cap" label="Cap" decimals={2} value={value} onChange={setValue} />
      <output>{String(value)}</output>
    </>
  );
}

test("every key that is typed is told, and what is typed is not written anew meanwhile", async () => {
  show(<Bench />);
  const field = screen.getByLabelText<HTMLInputElement>("Cap");
  await userEvent.clear(field);
  expect(screen.getByRole("status").textContent).toBe("undefined");
  await userEvent.type(field, "1200.5");
  expect(screen.getByRole("status").textContent).toBe("1200.5");
  expect(field.value).toBe("1200.5");
  await userEvent.tab();
  expect(field.value).toBe("1,200.5");
  expect(screen.getByRole("status").textContent).toBe("1200.5");
});

test("a comma is a point where it can't group, also once the field is left; arrows count on", async () => {
  show(<Bench />);
  const field = screen.getByLabelText<HTMLInputElement>("Cap");
  await userEvent.clear(field);
  await userEvent.type(field, "0,60");
  await userEvent.tab();
  expect(screen.getByRole("status").textContent).toBe("0.6");
  expect(field.value).toBe("0.6");
  await userEvent.click(field);
  await userEvent.keyboard("{ArrowUp}");
  expect(screen.getByRole("status").textContent).toBe("1");
});
