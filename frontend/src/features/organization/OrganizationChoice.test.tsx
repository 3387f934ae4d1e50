import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { OrganizationChoice } from "@/features/organization/OrganizationChoice";
import type { OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const nord = { id: "org_1", name: "Atelier Nord", inactive: false } as OrganizationRef;
const name = { Name: isolate("Atelier Nord") };

test("an organization opens with one press", async () => {
  const { "Organization.Open": open } = answering({ "Organization.Open": () => nord });
  show(<OrganizationChoice organization={nord} />);
  await userEvent.click(screen.getByRole("button", { name: "Atelier Nord" }));
  expect(open).toHaveBeenCalledWith({ id: "org_1" });
});

test("without a seat there it says why, and can only be left", async () => {
  const { "Organization.Leave": leave } = answering({
    "Organization.Leave": () => ({ state: "active" }),
    "Organization.List": () => ({ organizations: [] }),
  });
  show(<OrganizationChoice organization={{ ...nord, inactive: true }} />);
  expect(screen.getByText(text("no_seat.reason"))).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: text("leave.what", name) }));
  await userEvent.click(screen.getByRole("button", { name: text("leave.submit") }));
  await screen.findByText(text("leave.done", name));
  expect(leave).toHaveBeenCalledWith({ id: "org_1" });
});

test("the last Admin reads why they can't leave", async () => {
  answering({ "Organization.Leave": () => refuse("member.last_admin") });
  show(<OrganizationChoice organization={{ ...nord, inactive: true }} />);
  await userEvent.click(screen.getByRole("button", { name: text("leave.what", name) }));
  await userEvent.click(screen.getByRole("button", { name: text("leave.submit") }));
  await screen.findByText(text("error.member.last_admin"));
  await waitFor(() => expect(screen.getByRole("alertdialog")).toBeTruthy());
});
