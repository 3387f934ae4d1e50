import { afterAll, beforeAll, expect, test } from "vitest";
import { join, name, openOrganization } from "../lib/company";
import { crew, muster } from "../lib/crew";
import type { Person } from "../lib/person";
import { Scene } from "../lib/scene";

// One story, told in order: each step stands on the one before.
let scene: Scene;
let person: Person;

beforeAll(async () => {
  scene = await Scene.set();
  person = await scene.movesIn();
  await muster(scene, person);
}, 120_000);

afterAll(() => scene.strike());

const rows = (who = person) => who.page.getByRole("grid").locator("[data-place]");
const row = (text: string) => rows().filter({ hasText: text });
const names = () => rows().evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
// A message that passes is an alertdialog, too.
const dialog = () => person.page.locator("section[role=alertdialog]");
const gone = () => dialog().waitFor({ state: "detached" });
const said = (key: string, params: Record<string, string | number> = {}) =>
  person.page.getByText(person.t(key, params)).first().waitFor();
const item = (key: string) => person.page.getByRole("menuitem", { name: person.t(key), exact: true });
const role = (key: string) =>
  person.page
    .locator("[role=menuitem], [role=menuitemradio]")
    .filter({ hasText: person.t(key) })
    .first();
const actions = () => person.page.getByRole("button", { name: person.t("members.actions"), exact: true }).click();
const field = () => dialog().getByLabel(person.t("workspaces.name"), { exact: true });
const tab = (key: string) =>
  person.page
    .getByRole("navigation", { name: person.t("workspace.tabs") })
    .getByRole("link", { name: person.t(key), exact: true })
    .click();

async function make(workspace: string) {
  await person.goTo("workspaces");
  await person.press("workspaces.create");
  await field().fill(workspace);
  await person.press("workspaces.create.submit");
}

test("there is one from the start, which can't be archived", async () => {
  await person.goTo("workspaces");
  await expect.poll(() => rows().count()).toBe(1);
  await rows().getByText(person.t("workspaces.default")).waitFor();
  await rows().first().click();
  await person.page.getByRole("grid").waitFor();
  await actions();
  await said("workspace.archive.default");
  expect(await item("workspace.archive").getAttribute("aria-disabled")).toBe("true");
  await person.page.keyboard.press("Escape");
});

test("another one is made, found and opened; no two have the same name", async () => {
  await make("Support assistant");
  await person.page.getByRole("heading", { level: 1, name: "Support assistant" }).waitFor();
  await make("SUPPORT assistant");
  await person.page.locator("[aria-invalid=true]").waitFor();
  await person.page.keyboard.press("Escape");
  await gone();
  await person.page.getByRole("searchbox").fill("süppo");
  await expect.poll(names).toEqual(["Support assistant"]);
  await person.page.getByRole("searchbox").fill("nothing of the kind");
  await said("workspaces.none.search");
  await person.page.getByRole("searchbox").fill("");
  await row("Support assistant").click();
  await person.page.getByRole("heading", { level: 1, name: "Support assistant" }).waitFor();
});

test("members of the organization are found and added with a role", async () => {
  await person.press("workspace.add");
  const search = dialog().getByRole("searchbox");
  const wanted = { romano: "Luca Romano", wisniewska: "Zofia Wiśniewska", حداد: "ياسمين حداد" };
  for (const [typed, who] of Object.entries(wanted)) {
    await search.fill(typed);
    await dialog().getByRole("checkbox", { name: who }).locator("xpath=ancestor::label").click();
    await expect.poll(() => dialog().getByRole("checkbox").count()).toBe(1);
  }
  await search.fill("nobody at all");
  await dialog().getByText(person.t("members.none.search")).waitFor();
  await person.press("workspace.add.drop", { Name: "ياسمين حداد" });
  await dialog()
    .getByRole("button", { name: new RegExp(person.t("workspace.role")) })
    .click();
  await person.page.getByRole("option", { name: person.t("workspace.role.developer") }).click();
  await person.press("workspace.add.submit", { Count: 2 });
  await gone();
  await row("Luca").getByText(person.t("workspace.role.developer")).waitFor();
  await row("Zofia").getByText(person.t("workspace.role.developer")).waitFor();
  await person.press("workspace.add");
  await dialog().getByRole("searchbox").fill("romano");
  await dialog().getByText(person.t("workspace.add.there")).first().waitFor();
  await person.press("action.cancel");
  await gone();
});

test("a role is changed, and taken back", async () => {
  await row("Luca").locator("[data-menu]").click();
  await role("workspace.role.viewer").click();
  await row("Luca").getByText(person.t("workspace.role.viewer")).waitFor();
  await person.press("action.undo");
  await row("Luca").getByText(person.t("workspace.role.developer")).waitFor();
});

test("Admins of the organization have access without a role, and can't be removed", async () => {
  await row("Jürgen").getByText(person.t("workspace.role.organization")).waitFor();
  await row("Jürgen").locator("[data-menu]").click();
  await said("workspace.remove.organization");
  expect(await item("members.remove").getAttribute("aria-disabled")).toBe("true");
  await person.page.keyboard.press("Escape");
});

test("somebody is removed, after the dialog has said what that means", async () => {
  await row("Zofia").getByRole("checkbox").click();
  await person.page
    .getByRole("toolbar")
    .getByRole("button", { name: person.t("members.remove") })
    .click();
  const it = { Name: name("Zofia Wiśniewska"), Workspace: name("Support assistant"), Count: 1 };
  await dialog().getByText(person.t("workspace.remove.title.named", it)).waitFor();
  await dialog()
    .getByRole("button", { name: person.t("providers.remove.submit") })
    .click();
  await row("Zofia").waitFor({ state: "detached" });
});

test("whoever has no role sees only their own workspaces, and why they can make none", async () => {
  const { person: luca, leave } = await scene.comes();
  await luca.signIn({ ...crew[1], password: crew[1]?.password } as never);
  await luca.open("Atelier Nord", "nav.playground");
  await luca.goTo("workspaces");
  await expect.poll(() => rows(luca).count()).toBe(1);
  expect(await luca.page.getByRole("button", { name: luca.t("workspaces.create") }).isDisabled()).toBe(true);
  await luca.page
    .getByText(/Camille Moreau/)
    .first()
    .waitFor();
  await rows(luca).first().click();
  await luca.page.getByRole("heading", { level: 1, name: "Support assistant" }).waitFor();
  expect(await luca.page.getByRole("button", { name: luca.t("workspace.add") }).isDisabled()).toBe(true);
  expect(await luca.page.getByRole("checkbox").count()).toBe(0);
  expect(luca.complaints).toEqual([]);
  await leave();
});

test("it is renamed everywhere at once, and back", async () => {
  await actions();
  await item("workspace.rename").click();
  await field().fill("Help desk");
  await dialog()
    .getByRole("button", { name: person.t("action.save") })
    .click();
  await person.page.getByRole("heading", { level: 1, name: "Help desk" }).waitFor();
  await person.press("action.undo");
  await person.page.getByRole("heading", { level: 1, name: "Support assistant" }).waitFor();
});

test("an invitation leads into a workspace, too", async () => {
  const noor = {
    firstName: "Noor",
    lastName: "Haddad",
    email: "noor@atelier-nord.example",
    password: "seven-lanterns-over-the-quay",
  };
  await person.page.goto(new URL("/#/members/invitations/new", person.page.url()).href);
  await person.field("invite.people").fill(`${noor.firstName} ${noor.lastName} <${noor.email}>`);
  await person.press("workspace.choose");
  await person.page.getByRole("menuitem", { name: "Support assistant" }).click();
  await person.page.getByRole("cell", { name: "Support assistant" }).waitFor();
  await person.press("invite.submit", { Count: 1 });
  await said("invite.once", { Count: 1 });
  const { invitations } = await person.ask<{ invitations: { id: string }[] }>("Invitation.List", {
    organization: await openOrganization(person),
    state: "open",
  });
  const { invitations: sent } = await person.ask<{ invitations: { link: string }[] }>("Invitation.Resend", {
    organization: await openOrganization(person),
    id: invitations[0]?.id,
    mail: false,
  });
  const link = sent[0]?.link ?? "";
  const { person: guest, leave } = await scene.comes();
  await guest.press("join.title");
  await guest.field("join.link").fill(link);
  await guest.press("action.continue");
  await guest.page.getByRole("definition").getByText("Support assistant").waitFor();
  await join(guest, noor, link);
  await leave();
  await person.goTo("workspaces");
  await row("Support assistant").click();
  await row("Noor").getByText(person.t("workspace.role.member")).waitFor();
});

test("a member's details name their workspaces", async () => {
  await row("Noor").click();
  const drawer = person.page.getByRole("dialog");
  await drawer.getByRole("link", { name: "Support assistant" }).click();
  await person.page.getByRole("heading", { level: 1, name: "Support assistant" }).waitFor();
});

test("members are found by their workspace, the same who stand there", async () => {
  await row("Luca").waitFor();
  const there = await names();
  await person.goTo("members");
  await expect.poll(async () => (await names()).length).toBeGreaterThan(there.length);
  await person.press("usage.by.workspace");
  await person.page.getByRole("menuitemradio", { name: "Support assistant" }).click();
  await expect.poll(names).toEqual(there);
  await person.press("filter.clear");
  await expect.poll(async () => (await names()).length).toBeGreaterThan(there.length);
  await person.page.goBack();
});

test("it is archived once its name is typed: it can be read, and no more", async () => {
  await actions();
  await item("workspace.archive").click();
  const submit = dialog().getByRole("button", { name: person.t("workspace.archive.submit") });
  expect(await submit.isDisabled()).toBe(true);
  await dialog().getByRole("textbox").fill("Support assistant");
  await submit.click();
  await person.page.getByText(/^Archived on/).waitFor();
  expect(await person.page.getByRole("button", { name: person.t("workspace.add") }).isDisabled()).toBe(true);
  await tab("workspace.tab.models");
  await said("workspace.archived.reason");
  await person.goTo("workspaces");
  await expect.poll(() => rows().count()).toBe(1);
  await person.page.getByRole("radio", { name: person.t("workspaces.archived") }).click();
  await expect.poll(names).toEqual(["Support assistant"]);
});

test("nothing broke, and nothing left the machine", () => {
  expect(person.complaints).toEqual([]);
});
