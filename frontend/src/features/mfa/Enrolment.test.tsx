import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { Enrolment } from "@/features/mfa/Enrolment";
import { enrolment } from "@/features/mfa/enrolment";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const codes = Array.from({ length: 10 }, (_, index) => `CODE-${index}`);

beforeEach(() => act(() => enrolment.close()));

const answers = (enable: (input: { code: string }) => unknown) =>
  answering({
    "MFA.Begin": () => ({ secret: "ABCD EFGH", uri: "otpauth://", qr: "data:image/png;base64," }),
    "MFA.Enable": enable,
    "Account.Session": () => ({ state: "none" }),
  });

async function toTheCode() {
  show(<Enrolment />);
  act(() => enrolment.open());
  await screen.findByText("ABCD EFGH");
  await userEvent.click(screen.getByRole("button", { name: text("action.continue") }));
  return screen.findByLabelText<HTMLInputElement>(text("mfa.code"));
}

test("a wrong code is said at the field, and stays to be corrected", async () => {
  answers(() => refuse("code.wrong"));
  const field = await toTheCode();
  await userEvent.type(field, "123 456{Enter}");
  await screen.findByText(text("error.code.wrong"));
  expect(field.value).toBe("123456");
});

test("the recovery codes are left only when they are kept, or at a second try", async () => {
  answers(() => ({ codes }));
  await userEvent.type(await toTheCode(), "123456{Enter}");
  await screen.findByText("CODE-9", { selector: "ol code" });
  const finish = screen.getByRole("button", { name: text("action.done") });
  expect(finish).toHaveProperty("disabled", true);
  await userEvent.keyboard("{Escape}");
  await screen.findByText(text("mfa.recovery.unkept"));
  await userEvent.click(screen.getByRole("checkbox"));
  await userEvent.click(screen.getByRole("button", { name: text("action.done") }));
  await waitFor(() => expect(screen.queryByText("CODE-9")).toBeNull());
});
