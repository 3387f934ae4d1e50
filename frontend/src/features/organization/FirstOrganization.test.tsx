import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test } from "vitest";
import { done } from "@/components/ui/Toast";
import { sessionKey } from "@/features/account/api";
import { FirstOrganization } from "@/features/organization/FirstOrganization";
import type { AccountView, OrganizationRef, SessionView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const ines = { id: "acc_1", firstName: "Ines", lastName: "Roth", email: "ines@example.com" };
const dataDir = "/home/ines/intendant";

// It is fetched while its reader is still at the door.
beforeAll(() => import("@/Visit"), 30_000);

async function showTo(owner: boolean, organizations: Partial<OrganizationRef>[] = []) {
  answering({
    "Organization.List": () => ({ organizations }),
    "Installation.Settings": () => ({ dataDir, fingerprint: "f", accounts: [] }),
    "Installation.Providers": () => ({ providers: [] }),
    "Account.Profile": () => ({
      ...ines,
      organizations: [],
      verifyByMail: { allowed: false, reason: "mail" },
      created: "2026-03-04T10:00:00Z",
    }),
    "Account.SecurityActivity": () => ({ entries: [], notices: [], more: false }),
  });
  const { again } = show(null);
  queries.setQueryData(sessionKey, { state: "active", account: { ...ines, owner } as AccountView } as SessionView);
  again(<FirstOrganization />);
  await userEvent.click(await screen.findByRole("button", { name: text("menu.account", { Name: "Ines Roth" }) }));
}

test("the owner reaches the installation's settings without an organization, and comes back", async () => {
  await showTo(true);
  await userEvent.click(await screen.findByRole("menuitem", { name: text("door.settings") }));
  await screen.findByText(dataDir);
  await userEvent.click(screen.getByRole("button", { name: text("action.back") }));
  await screen.findByRole("button", { name: text("door.organization.create.submit") });
});

test("an account can be looked at, exported and deleted without an organization", async () => {
  await showTo(false);
  await userEvent.click(await screen.findByRole("menuitem", { name: text("nav.data") }));
  await screen.findByRole("heading", { name: text("data.title") });
  await screen.findByRole("button", { name: text("data.export.action") });
  const remove = screen.getByRole("button", { name: text("data.delete.action") });
  await waitFor(() => expect(remove).toHaveProperty("disabled", false));
  await userEvent.click(screen.getByRole("link", { name: text("nav.profile") }));
  await screen.findByText(text("profile.organizations.none"));
  expect(screen.queryByRole("link", { name: text("nav.settings") })).toBeNull();
});

test("what was said of one page is not said on the next", async () => {
  await showTo(false);
  await userEvent.click(await screen.findByRole("menuitem", { name: text("nav.profile") }));
  await screen.findByRole("heading", { name: text("profile.title") });
  act(() => done("Copied"));
  await userEvent.click(screen.getByRole("link", { name: text("nav.data") }));
  await screen.findByRole("heading", { name: text("data.title") });
  expect(screen.queryByText("Copied")).toBeNull();
});

test("others can lock and sign out, and are not offered what is the owner's", async () => {
  await showTo(false);
  await screen.findByRole("menuitem", { name: text("menu.lock") });
  expect(screen.getByRole("menuitem", { name: text("menu.sign_out") })).toBeTruthy();
  expect(screen.queryByRole("menuitem", { name: text("door.settings") })).toBeNull();
});

test("whoever chooses an organization may be somebody else", async () => {
  await showTo(false, [{ id: "org_1", name: "Atelier Nord" }]);
  await userEvent.keyboard("{Escape}");
  expect(await screen.findByRole("button", { name: text("door.locked.sign_out") })).toBeTruthy();
});
