import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holding } from "../lib/bytes";
import { camille, jonas, type Person, renewed } from "../lib/person";
import { Scene } from "../lib/scene";
import { unzip } from "../lib/zip";

// One story, told in order: each step stands on the one before.
let scene: Scene;
let person: Person;
let other: Person;
let close: () => Promise<void>;

beforeAll(async () => {
  scene = await Scene.set();
  person = await scene.movesIn();
  ({ person: other, leave: close } = await scene.comes());
  await other.signIn();
  await other.open("Atelier Nord");
});

afterAll(async () => {
  await close();
  await scene.strike();
});

/** Goes to a page of the account. */
async function go(who: Person, section: "profile" | "preferences" | "data") {
  await who.page.getByRole("link", { name: who.t(`nav.${section}`), exact: true }).click();
  await who.sees(`${section}.title`);
}

/** Opens an organization after signing in; the page is the one that was left. */
async function enter(who: Person, name: string) {
  await who.sees("door.organization.choose.title");
  await who.page.getByRole("button", { name }).click();
  await who.page.getByRole("button", { name: who.t("switcher.open", { Name: name }) }).waitFor();
}

const menuOf = (who: Person, name: string) =>
  who.page.getByRole("button", { name: who.t("menu.account", { Name: name }) });

test("a new name shows at once in another browser, and the organization's record says so", async () => {
  await go(person, "profile");
  await person.field("door.sign_up.last_name").fill("Moreau-Keller");
  await person.page.keyboard.press("Enter");
  await person.page
    .getByText(person.t("profile.name.saved", { Name: "Camille Moreau-Keller" }))
    .first()
    .waitFor();
  await menuOf(other, "Camille Moreau-Keller").waitFor({ timeout: 8000 });
  await other.goTo("activity");
  const entry = other.page.getByText("changed their name or e-mail").first();
  await entry.waitFor();
  expect(await entry.textContent()).toContain("Camille Moreau-Keller");
});

test("the pages of the account have shortcuts", async () => {
  const { page } = other;
  for (const [key, title] of [
    ["p", "profile.title"],
    ["e", "preferences.title"],
    ["d", "data.title"],
    ["a", "activity.page.title"],
  ] as const) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await other.sees(title);
  }
});

test("a name can be taken back", async () => {
  await person.press("action.undo");
  await menuOf(other, "Camille Moreau").waitFor({ timeout: 8000 });
});

test("the keyboard alone chooses a time zone, and every page follows it", async () => {
  const { page } = person;
  await go(person, "preferences");
  await page.getByRole("button", { name: /^Time zone/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("kiritimati");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Time zone: Pacific/Kiritimati" }).waitFor();
  const there = new Intl.DateTimeFormat("en-GB", { timeZone: "Pacific/Kiritimati", hour: "2-digit", hourCycle: "h23" });
  await other.page
    .getByRole("main")
    .getByText(new RegExp(`^${there.format(new Date())}:`))
    .first()
    .waitFor();
});

test("another language shows at once, here and in the other browser", async () => {
  await go(person, "preferences");
  await person.page.getByRole("button", { name: /^English/ }).click();
  await person.page.getByRole("option", { name: "Deutsch" }).click();
  await person.page.getByRole("heading", { name: "Persönliche Einstellungen", exact: true }).waitFor();
  await other.page.getByRole("heading", { name: "Aktivität", exact: true }).waitFor();
  await person.page.getByRole("button", { name: /^Deutsch/ }).click();
  await person.page.getByRole("option", { name: "English" }).click();
  await person.sees("preferences.title");
});

test("the export is a ZIP with everything, and no secret", async () => {
  await go(person, "data");
  const saving = person.page.waitForEvent("download");
  await person.press("data.export.action");
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^intendant-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzip(await readFile(await saved.path()));
  expect([...files.keys()].sort()).toEqual([
    "README.txt",
    "account.json",
    "chats.jsonl",
    "memberships.json",
    "organization-activity.jsonl",
    "preferences.json",
    "security-activity.jsonl",
  ]);
  expect(files.get("README.txt")).toContain("Camille Moreau");
  expect(JSON.parse(files.get("account.json") ?? "")).toMatchObject({ email: camille.email, firstName: "Camille" });
  expect(JSON.parse(files.get("memberships.json") ?? "")).toMatchObject([{ name: "Atelier Nord" }]);
  expect(JSON.parse(files.get("preferences.json") ?? "")).toMatchObject({ timeZone: "Pacific/Kiritimati" });
  expect([...files.values()].join()).not.toMatch(/argon2|password_hash|correct-harbour/);
});

test("who owns an installation with others on it can't go, and is shown the way", async () => {
  await person.goTo("settings");
  await person.page.getByRole("switch", { name: person.t("settings.sign_up") }).press(" ");
  await person.page.getByText(person.t("settings.sign_up.on")).first().waitFor();
  await menuOf(other, "Camille Moreau").click();
  await other.page.getByRole("menuitem", { name: other.t("menu.sign_out") }).click();
  await other.press("door.sign_in.create");
  await other.signUp(jonas);
  await other.field("door.organization.create.name").fill("Keller und Co");
  await other.press("door.organization.create.submit");
  await other.page.getByRole("button", { name: other.t("switcher.open", { Name: "Keller und Co" }) }).waitFor();

  await go(person, "data");
  await person.page.getByText(person.t("data.delete.blocked.owner")).waitFor();
  expect(await person.page.getByRole("button", { name: person.t("data.delete.action") }).isDisabled()).toBe(true);
  await person.press("data.delete.blocked.owner.action");
  await person.sees("settings.title");
});

test("a deleted account is gone, with the organization that was theirs alone, to the byte", async () => {
  await person.page.getByText(jonas.email).waitFor();
  expect(await holding(scene.house.data, jonas.email)).not.toEqual([]);
  await go(other, "data");
  await other.press("data.delete.action");
  const dialog = other.page.getByRole("alertdialog");
  await dialog.getByText(other.t("data.delete.erased.organization", { Name: "Keller und Co" })).waitFor();
  const submit = dialog.getByRole("button", { name: other.t("general.delete.submit") });
  await other.page.keyboard.type("somebody@else.example");
  expect(await submit.isDisabled()).toBe(true);
  await other.field("data.delete.confirm", { Email: jonas.email }).fill(jonas.email);
  await submit.click();
  await other.page.getByText(other.t("data.deleted")).first().waitFor();
  await other.sees("door.sign_in.title");
  await person.page.getByText(jonas.email).waitFor({ state: "detached" });
  for (const trace of [jonas.email, "Keller und Co"]) {
    await expect.poll(() => holding(scene.house.data, trace), { timeout: 10_000 }).toEqual([]);
  }
  await other.signIn(jonas);
  await other.page.getByText(other.t("error.sign_in.failed")).waitFor();
});

test("a changed password is told to whoever comes in next, until they have read it", async () => {
  await other.page.reload();
  await other.signIn();
  await enter(other, "Atelier Nord");
  await other.goTo("security");
  await other.press("security.password.change");
  await other.field("security.password.current").fill(camille.password);
  await other.field("security.password.new").fill(renewed.password);
  await other.press("action.save");
  await person.sees("door.sign_in.title");
  await person.signIn(renewed);
  await enter(person, "Atelier Nord");
  const notices = person.page.getByRole("region", { name: person.t("notice.region") });
  await notices.getByText(person.t("notice.password_changed")).waitFor();
  await person.press("notice.dismiss");
  await notices.waitFor({ state: "detached" });
  await person.page.reload();
  await menuOf(person, "Camille Moreau").waitFor();
  await person.page.waitForTimeout(500);
  expect(await notices.count()).toBe(0);
});

test("without any organization an account can still be taken along and deleted", async () => {
  await person.goTo("general");
  await person.press("general.delete.action");
  await person.field("general.delete.confirm", { Name: "Atelier Nord" }).fill("Atelier Nord");
  await person.field("general.delete.password").fill(renewed.password);
  await person.press("general.delete.submit");
  await person.sees("door.organization.create.title");
  await menuOf(person, "Camille Moreau").click();
  await person.page.getByRole("menuitem", { name: person.t("nav.data") }).click();
  await person.sees("data.title");
  const saving = person.page.waitForEvent("download");
  await person.press("data.export.action");
  expect((await saving).suggestedFilename()).toMatch(/\.zip$/);
  await person.press("action.back");
  await person.sees("door.organization.create.title");
  await menuOf(person, "Camille Moreau").click();
  await person.page.getByRole("menuitem", { name: person.t("nav.data") }).click();
  await person.press("data.delete.action");
  await person.field("data.delete.confirm", { Email: renewed.email }).fill(renewed.email);
  await person.press("general.delete.submit");
  await person.sees("door.sign_up.title");
});

test("nothing broke, nothing was refused, nothing left the machine", () => {
  expect([...person.complaints, ...other.complaints]).toEqual([]);
});
