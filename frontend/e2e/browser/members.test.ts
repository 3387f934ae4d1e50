import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { name, openOrganization } from "../lib/company";
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
  await person.goTo("members");
  await row("Camille").waitFor();
}, 120_000);

afterAll(() => scene.strike());

const rows = () => person.page.getByRole("grid").locator("[data-place]");
const row = (who: string) => rows().filter({ hasText: who });
const names = () => rows().evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
const toast = (key: string, params: Record<string, string> = {}) =>
  person.page.getByText(person.t(key, params)).first().waitFor();
const filter = (key: string) => person.page.getByRole("search").getByRole("button", { name: person.t(key) });
const choose = (key: string) => person.page.getByRole("menu").getByText(person.t(key), { exact: true }).first().click();
const undo = () => person.press("action.undo");

test("names are found without their accents, in any script, and what is typed keeps the focus", async () => {
  const search = person.page.getByRole("searchbox");
  await search.click();
  await person.page.keyboard.type("wisniewska zof");
  await expect.poll(names).toEqual(["Zofia Wiśniewska"]);
  await search.fill("حداد");
  await expect.poll(names).toEqual(["ياسمين حداد"]);
  await search.fill("weiss");
  await expect.poll(names).toEqual(["Jürgen Weiß"]);
  await search.fill("nobody at all");
  await person.page.getByText(person.t("members.none.search")).waitFor();
  await search.fill("zofia@");
  await expect.poll(names).toEqual(["Zofia Wiśniewska"]);
  expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
  await person.page.keyboard.press("Escape");
  await expect.poll(async () => (await names()).length).toBe(crew.length + 1);
});

test("the titles of the columns sort", async () => {
  const header = (key: string) => person.page.getByRole("columnheader").getByRole("button", { name: person.t(key) });
  await header("members.column.email").click();
  await expect.poll(async () => (await names())[0]).toBe("Beatriz Souza");
  await header("members.column.email").click();
  await expect.poll(async () => (await names())[0]).toBe("Zofia Wiśniewska");
  await header("members.csv.joined").click();
  await expect.poll(async () => (await names())[0]).toBe("Jürgen Weiß");
  await header("members.column.name").click();
  await expect.poll(async () => (await names())[0]).toBe("Beatriz Souza");
});

test("filters narrow, and are taken away together", async () => {
  await filter("members.role").click();
  await choose("role.billing");
  await expect.poll(names).toEqual(["Camille Moreau", "Jürgen Weiß", "Zofia Wiśniewska"]);
  await filter("members.mfa").click();
  await choose("mfa.on");
  await person.page.getByText(person.t("members.none")).waitFor();
  await person.page
    .getByRole("search")
    .getByRole("button", { name: person.t("filter.clear") })
    .click();
  await expect.poll(async () => (await names()).length).toBe(crew.length + 1);
});

test("several get a role at once, and it is taken back from them alone", async () => {
  for (const who of ["Luca", "Zofia", "Beatriz"]) await row(who).getByRole("checkbox").click();
  const bar = person.page.getByRole("toolbar", { name: person.t("members.bulk") });
  await bar.getByText(/^3/).waitFor();
  await bar.getByRole("button", { name: person.t("members.roles") }).click();
  await choose("role.billing");
  await row("Luca").getByText(person.t("role.billing")).waitFor();
  await bar.waitFor({ state: "detached" });
  expect(await person.page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("row");
  await undo();
  await row("Luca").getByText(person.t("role.billing")).waitFor({ state: "detached" });
  await row("Zofia").getByText(person.t("role.billing")).waitFor();
});

test("a seat is taken and given back", async () => {
  await row("Luca").getByRole("button").click();
  await choose("members.seat.take");
  await toast("members.seat.taken.named", { Name: name("Luca Romano") });
  await row("Luca").getByText(person.t("no_seat.hint")).waitFor();
  await person.page.getByText("5 of 10 seats used.").waitFor();
  await undo();
  await row("Luca").getByText(person.t("no_seat.hint")).waitFor({ state: "detached" });
});

test("what somebody else changes shows at once, and the selection stays", async () => {
  await row("Beatriz").getByRole("checkbox").click();
  const { person: jurgen, leave } = await scene.comes();
  await jurgen.ask("Account.SignIn", { email: "jurgen@atelier-nord.example", password: crew[0]?.password });
  const id = await openOrganization(person);
  await jurgen.ask("Organization.Open", { id });
  const { members } = await jurgen.ask<{ members: { id: string; name: string }[] }>("Organization.Members", {
    id,
    descending: false,
  });
  const luca = members.filter((one) => one.name === "Luca Romano").map((one) => one.id);
  await jurgen.ask("Organization.SetRoles", { id, members: luca, add: ["billing"], remove: [] });
  await row("Luca").getByText(person.t("role.billing")).waitFor({ timeout: 8000 });
  expect(await row("Beatriz").getAttribute("aria-selected")).toBe("true");
  await leave();
  await person.press("members.selection.clear");
});

test("the keyboard walks, selects, opens and comes back", async () => {
  const { keyboard } = person.page;
  await person.page.getByRole("checkbox", { name: person.t("members.select.all") }).focus();
  for (let i = 0; i < 6; i++) {
    await keyboard.press("Tab");
    if (
      await rows()
        .first()
        .evaluate((one) => one === document.activeElement)
    )
      break;
  }
  await keyboard.press("ArrowDown");
  await keyboard.press("Space");
  expect(await rows().nth(1).getAttribute("aria-selected")).toBe("true");
  await keyboard.press("Shift+ArrowDown");
  await expect.poll(() => rows().nth(2).getAttribute("aria-selected")).toBe("true");
  await keyboard.press("Escape");
  await expect.poll(() => rows().nth(1).getAttribute("aria-selected")).toBe("false");
  await keyboard.press("Home");
  await keyboard.press("Enter");
  await person.page.getByRole("dialog").getByText("beatriz@atelier-nord.example").waitFor();
  await keyboard.press("Escape");
  await person.page.getByRole("dialog").waitFor({ state: "detached" });
  await expect
    .poll(() =>
      rows()
        .first()
        .evaluate((one) => one === document.activeElement),
    )
    .toBe(true);
});

test("whoever would be the last Admin to go is named", async () => {
  await row("Jürgen").click();
  const drawer = person.page.getByRole("dialog");
  const admin = drawer.getByRole("switch", { name: person.t("role.admin") });
  await admin.click({ force: true });
  await toast("members.roles.changed.named", { Name: name("Jürgen Weiß") });
  await expect.poll(() => admin.isChecked()).toBe(false);
  await drawer.getByText(crew[4]?.email ?? "").waitFor();
  await person.page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  await row("Camille").click();
  await drawer.getByRole("switch", { name: person.t("role.admin") }).click({ force: true });
  await person.page.getByText(/Camille Moreau.*last active Admin/).waitFor();
  await person.page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
});

test("somebody is removed, after the dialog has said what that means", async () => {
  await row("Beatriz").getByRole("button").click();
  await choose("members.remove");
  const dialog = person.page.getByRole("alertdialog");
  await dialog.getByText(person.t("members.remove.record.named", { Name: name("Beatriz Souza") })).waitFor();
  await dialog.getByRole("button", { name: person.t("members.remove.submit.named") }).click();
  await row("Beatriz").waitFor({ state: "detached" });
  await toast("members.removed.named", { Name: name("Beatriz Souza") });
});

test("the file has those who are looked for, and Excel can read it", async () => {
  await person.page.getByRole("searchbox").fill("romano");
  await expect.poll(names).toEqual(["Luca Romano"]);
  await person.press("members.export");
  const downloading = person.page.waitForEvent("download");
  await person.press("action.download");
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^members-\d{4}-\d\d-\d\d\.csv$/);
  const content = await readFile(await download.path(), "utf8");
  expect(content.startsWith("\ufeff")).toBe(true);
  expect(content.trim().split("\r\n")).toHaveLength(2);
  expect(content).toContain("luca@atelier-nord.example");
  await person.page.getByRole("searchbox").fill("");
});

test("a plain member reads the list, and why they can do no more", async () => {
  const { person: luca, leave } = await scene.comes();
  await luca.signIn({ ...crew[1], password: crew[1]?.password } as never);
  await luca.open("Atelier Nord");
  await luca.goTo("members");
  await luca.page.getByRole("grid").locator("[data-place]").first().waitFor();
  expect(await luca.page.getByRole("checkbox").count()).toBe(0);
  expect(await luca.page.getByRole("button", { name: luca.t("members.export") }).isDisabled()).toBe(true);
  await luca.page
    .getByText(/Camille Moreau/)
    .first()
    .waitFor();
  await luca.page.getByRole("link", { name: luca.t("members.roles"), exact: true }).click();
  await luca.page
    .getByRole("columnheader", { name: new RegExp(luca.t("roles.yours")) })
    .first()
    .waitFor();
  expect(luca.complaints).toEqual([]);
  await leave();
});

test("nothing broke, and nothing left the machine", () => {
  expect(person.complaints).toEqual([]);
});
