import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { EmailRow } from "@/features/account/profile/EmailRow";
import { NameRow } from "@/features/account/profile/NameRow";
import type { ProfileView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const view = (changed: Partial<ProfileView> = {}): ProfileView =>
  ({
    id: "acc_1",
    email: "camille@atelier-nord.example",
    emailVerified: false,
    verifyByMail: { allowed: false, reason: "mail" },
    firstName: "Camille",
    lastName: "Moreau",
    initials: "CM",
    organizations: [],
    ...changed,
  }) as ProfileView;

const first = () => screen.getByLabelText<HTMLInputElement>(text("door.sign_up.first_name"));
const email = () => screen.getByLabelText<HTMLInputElement>(text("profile.email"));

test("a name is saved whole, and can be taken back", async () => {
  const { "Account.SetName": set } = answering({
    "Account.SetName": (name: { firstName: string; lastName: string }) => view(name),
  });
  show(<NameRow view={view()} />);
  await userEvent.clear(first());
  await userEvent.type(first(), "Camilla{Enter}");
  await waitFor(() => expect(set).toHaveBeenCalledWith({ firstName: "Camilla", lastName: "Moreau" }));
  await userEvent.click(await screen.findByRole("button", { name: text("action.undo") }));
  await waitFor(() => expect(set).toHaveBeenLastCalledWith({ firstName: "Camille", lastName: "Moreau" }));
});

test("what is wrong stands at its part of the name, and what was typed stays", async () => {
  answering({ "Account.SetName": () => refuse("input.invalid", [{ name: "lastName", code: "forbidden_chars" }]) });
  const { again } = show(<NameRow view={view()} />);
  await userEvent.type(first(), "!{Enter}");
  const last = screen.getByLabelText<HTMLInputElement>(text("door.sign_up.last_name"));
  await waitFor(() => expect(last.getAttribute("aria-invalid")).toBe("true"));
  expect(first().getAttribute("aria-invalid")).toBeNull();
  again(<NameRow view={view({ firstName: "Changed elsewhere" })} />);
  expect(first().value).toBe("Camille!");
});

test("who would rather not confirm that it is them keeps what they typed, and hears no complaint", async () => {
  answering({ "Account.SetEmail": () => refuse("declined") });
  show(<EmailRow view={view()} />);
  await userEvent.clear(email());
  await userEvent.type(email(), "moreau@atelier-nord.example{Enter}");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: text("action.save") }).hasAttribute("data-pending")).toBe(false),
  );
  expect(email().value).toBe("moreau@atelier-nord.example");
  expect(email().getAttribute("aria-invalid")).toBeNull();
});

test("a page says whether the address is verified, and why no code is offered", () => {
  const { again } = show(<EmailRow view={view()} />);
  expect(screen.getByText(text("profile.email.unverified"))).toBeTruthy();
  expect(screen.getByText(new RegExp(text("profile.email.no_mail")))).toBeTruthy();
  again(<EmailRow view={view({ emailVerified: true })} />);
  expect(screen.getByText(text("profile.email.verified"))).toBeTruthy();
  expect(screen.queryByText(new RegExp(text("profile.email.no_mail")))).toBeNull();
});
