import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { SignUp } from "@/features/account/SignUp";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const weak = { score: 0, acceptable: false, characters: 5, reason: "too_short", years: "seconds" };
const strong = { score: 3, acceptable: true, characters: 27, reason: "", years: "centuries" };

async function fill(password: string) {
  await userEvent.type(screen.getByLabelText(text("door.sign_up.first_name")), "Camille");
  await userEvent.type(screen.getByLabelText(text("door.sign_up.last_name")), "Moreau");
  await userEvent.type(screen.getByLabelText(text("door.sign_up.email")), "camille@nord");
  await userEvent.type(screen.getByLabelText(text("door.sign_up.password")), password);
}

test("the rule stands there first, then how strong the password is", async () => {
  answering({ "Account.Strength": ({ password }: { password: string }) => (password.length > 14 ? strong : weak) });
  show(<SignUp />);
  expect(screen.getByText(text("strength.rule"))).toBeTruthy();
  const password = screen.getByLabelText(text("door.sign_up.password"));
  await userEvent.type(password, "short");
  await screen.findByText(text("strength.too_short", { Count: 5 }));
  await userEvent.type(password, " harbour violet nine and ten");
  await screen.findByText(/^Strong\. 27 characters; it would take centuries/);
});

test("what is wrong stands at its field, and what was typed stays", async () => {
  answering({
    "Account.Strength": () => strong,
    "Account.SignUp": () => refuse("input.invalid", [{ name: "email", code: "not_an_email" }]),
  });
  show(<SignUp />);
  await fill("correct-harbour-violet-nine");
  await userEvent.click(screen.getByRole("button", { name: text("action.continue") }));
  const email = screen.getByLabelText<HTMLInputElement>(text("door.sign_up.email"));
  await waitFor(() => expect(email.getAttribute("aria-invalid")).toBe("true"));
  expect(email.value).toBe("camille@nord");
});

test("a password can be shown and hidden again", async () => {
  answering({ "Account.Strength": () => strong });
  show(<SignUp />);
  const password = screen.getByLabelText<HTMLInputElement>(text("door.sign_up.password"));
  await userEvent.click(screen.getByRole("button", { name: text("password.show") }));
  expect(password.type).toBe("text");
  await userEvent.click(screen.getByRole("button", { name: text("password.hide") }));
  expect(password.type).toBe("password");
});
