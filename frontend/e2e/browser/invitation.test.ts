import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lib/chromium";
import { name } from "../lib/company";
import { House } from "../lib/house";
import { camille, Person } from "../lib/person";
import { Postbox } from "../lib/postbox";

// One story, told in order: each step stands on the one before.
let browser: Browser;
let house: House;
let box: Postbox;
let owner: Person;
let guest: Person;
let link: string;
const closing: (() => Promise<number>)[] = [];

const jo = { ...camille, firstName: "Jo", lastName: "Wren", email: "jo@example.com" };

beforeAll(async () => {
  browser = await launch();
  house = await House.build();
  box = await Postbox.open();
  owner = await Person.sitDown(browser);
  await owner.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await owner.visit(await house.serve());
  await owner.chooseLanguage();
  await owner.protect();
  await owner.signUp();
  await owner.createFirst("Atelier Nord");
});

afterAll(async () => {
  for (const close of closing) await close();
  await browser?.close();
  await house?.demolish();
  box?.close();
});

async function sitDownAtTheDoor(): Promise<Person> {
  const { link: door, close } = await house.anotherLink();
  closing.push(close);
  const person = await Person.sitDown(browser);
  await person.visit(door);
  await person.sees("door.sign_in.title");
  return person;
}

const clipboard = () => owner.page.evaluate(() => navigator.clipboard.readText());

async function compose(people: string) {
  await owner.goTo("members");
  await owner.page
    .getByRole("button", { name: owner.t("invite.title"), exact: true })
    .first()
    .click();
  await owner.field("invite.people").fill(people);
}

async function invite(email: string): Promise<string> {
  await compose(email);
  await owner.press("invite.submit", { Count: 1 });
  await owner.press("invite.copy.what", { Email: email });
  return clipboard();
}

/** Gives an invitation at the door, and waits for what is said of it. */
async function offers(person: Person, invitation: string, said: string) {
  await person.field("join.link").fill(invitation);
  await person.press("action.continue");
  await person.page.getByText(person.t(said)).first().waitFor();
}

test("on Free the page says what it takes, and the trial opens it", async () => {
  await owner.goTo("members");
  await owner.press("invite.title");
  await owner.page.getByText(owner.t("invite.plan.title")).waitFor();
  await owner.press("plans.trial", { Count: 14 });
  await owner.field("invite.people").waitFor();
});

test("every line has its verdict before anybody is invited", async () => {
  await owner.field("invite.people").fill(`Jo Wren <jo@example.com>\njo@example.com\n${camille.email}\nnobody at all`);
  for (const verdict of ["ok", "duplicate", "member", "malformed"]) {
    await owner.page.getByRole("cell", { name: owner.t(`invitation.verdict.${verdict}`) }).waitFor();
  }
  await owner.press("invite.submit", { Count: 1 });
  await owner.page.getByText(owner.t("invite.once", { Count: 1 })).waitFor();
  await owner.press("invite.copy.what", { Email: jo.email });
  link = await clipboard();
  expect(link).toMatch(/^intendant:join\?to=ins_\S+&token=inv_\S+$/);
  await owner.press("action.done");
  await owner.page.getByRole("row", { name: jo.email }).waitFor();
});

test("a link that is wrong or for elsewhere tells nothing but that", async () => {
  guest = await sitDownAtTheDoor();
  await guest.press("join.title");
  await offers(guest, link.slice(0, -3), "error.invitation.unknown");
  await offers(guest, link.replace("to=ins_0", "to=ins_1"), "error.invitation.elsewhere");
});

test("whoever is invited signs up though sign-up is closed, and joins; it shows at once", async () => {
  await owner.page
    .getByRole("link", { name: owner.t("members.title"), exact: true })
    .last()
    .click();
  await guest.field("join.link").fill(link);
  await guest.press("action.continue");
  await guest.sees("join.seen.title", { Organization: name("Atelier Nord") });
  await guest.press("join.sign_up");
  expect(await guest.field("door.sign_up.email").inputValue()).toBe(jo.email);
  await guest.signUp(jo);
  await guest.sees("general.title");
  await owner.page.getByRole("row", { name: /Jo Wren/ }).waitFor();
});

test("who is signed in joins from the account menu; another address is shown beside the invited one", async () => {
  const used = link;
  await guest.press("menu.account", { Name: "Jo Wren" });
  await guest.page.getByRole("menuitem", { name: guest.t("join.title") }).click();
  await guest.field("join.link").fill(used);
  await guest.press("action.continue");
  await guest.sees("join.member.title", { Organization: name("Atelier Nord") });
  await guest.press("action.open");
  await guest.sees("general.title");
  guest = await sitDownAtTheDoor();
  await guest.press("join.title");
  await offers(guest, used, "error.invitation.used");
});

test("resending kills the link before, revoking the one after", async () => {
  const before = await invite("kim@example.com");
  await owner.press("action.done");
  const row = owner.page.getByRole("row", { name: "kim@example.com" });
  await row.getByRole("button", { name: owner.t("members.menu", { Name: "kim@example.com" }) }).click();
  await owner.page.getByRole("menuitem", { name: owner.t("invitations.resend") }).click();
  await owner.press("invitations.resend.submit");
  await owner.press("invite.copy.what", { Email: "kim@example.com" });
  const after = await clipboard();
  expect(after).not.toBe(before);
  await owner.press("action.done");
  await offers(guest, before, "error.invitation.unknown");
  await row.getByRole("checkbox").click();
  await owner.press("invitations.revoke");
  await owner.press("invitations.revoke.submit", { Count: 1 });
  await row.waitFor({ state: "detached" });
  await offers(guest, after, "error.invitation.revoked");
  expect(guest.complaints).toEqual([]);
});

test("an invitation's file opens it, too, and an altered one is refused", async () => {
  await compose("mara@example.com");
  await owner.press("invite.submit", { Count: 1 });
  const download = owner.page.waitForEvent("download");
  await owner.press("invite.download", { Email: "mara@example.com" });
  const file = await readFile(await (await download).path(), "utf8");
  const choose = async (content: string) => {
    const chooser = guest.page.waitForEvent("filechooser");
    await guest.press("join.file");
    await (await chooser).setFiles({ name: "invitation", mimeType: "text/plain", buffer: Buffer.from(content) });
  };
  await choose(file.replace("mara@", "kara@"));
  await guest.page.getByText(guest.t("error.invitation.altered")).waitFor();
  await choose(file);
  await guest.sees("join.seen.title", { Organization: name("Atelier Nord") });
  await guest.press("join.later");
  await guest.press("join.title");
});

test("ten thousand lines have their verdicts without a pause", async () => {
  const { page, t } = owner;
  await compose("");
  const lines = Array.from({ length: 9_999 }, (_, index) => `Person ${index},person${index}@example.com`);
  const buffer = Buffer.from(["name,email", ...lines].join("\n"));
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ["longtask"],
    });
    Object.assign(window, { tasks });
  });
  const chooser = page.waitForEvent("filechooser");
  await owner.press("invite.file");
  await (await chooser).setFiles({ name: "people.csv", mimeType: "text/csv", buffer });
  await page
    .getByRole("cell", { name: t("invitation.verdict.over_seats") })
    .first()
    .waitFor();
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks));
  expect(longest).toBeLessThan(1000); // a fifth of it, on a machine that has nothing else to do
  expect(await page.getByRole("table").getByRole("row").count()).toBeLessThan(60);
  const frame = page.getByRole("table").getByRole("rowgroup").last();
  await frame.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await page.getByRole("cell", { name: "person9998@example.com" }).waitFor();
  // What was written is there again after a look elsewhere, until it is discarded.
  await owner.goTo("settings");
  await owner.goTo("members");
  await page
    .getByRole("button", { name: t("invite.title"), exact: true })
    .first()
    .click();
  await page.getByText("people.csv").waitFor();
  await owner.press("invite.discard");
  await owner.field("invite.people").waitFor();
});

test("the owner sets mail up and tests it, and an invitation goes out by mail", async () => {
  await owner.goTo("settings");
  await owner.press("mail.set_up");
  await owner.field("mail.field.host").fill("127.0.0.1");
  await owner.field("mail.field.port").fill("1");
  await owner.page.getByRole("button", { name: new RegExp(owner.t("mail.field.security")) }).click();
  await owner.page.getByRole("option", { name: owner.t("mail.security.none") }).click();
  await owner.field("mail.field.from").fill("console@example.com");
  await owner.press("action.save");
  await owner.press("mail.test");
  await owner.page.getByRole("main").getByRole("alert").waitFor();
  await owner.press("mail.menu");
  await owner.page.getByRole("menuitem", { name: owner.t("providers.edit") }).click();
  await owner.field("mail.field.port").fill(String(box.port));
  await owner.press("action.save");
  await owner.press("mail.test");
  await owner.page.getByText(owner.t("mail.test.ok", { Email: name(camille.email) })).waitFor();
  await compose("lea@example.com");
  await owner.press("invite.submit", { Count: 1 });
  await owner.page.getByText(owner.t("invite.once.mailed", { Count: 1 })).waitFor();
  const [sent] = await box.takes(/intendant:join\?to=ins_\w+&token=inv_[\w.-]+/);
  await owner.press("action.done");
  await owner.page.getByRole("row", { name: "lea@example.com" }).getByText(owner.t("invitations.mail.sent")).waitFor();
  await guest.field("join.link").fill(sent ?? "");
  await guest.press("action.continue");
  await guest.sees("join.seen.title", { Organization: name("Atelier Nord") });
});

test("an address is verified by the code that was mailed to it", async () => {
  await owner.goTo("profile");
  await owner.press("profile.email.verify");
  const [, code] = await box.takes(/Subject: (\d{8})/);
  const wrong = code === "00000000" ? "00000001" : "00000000";
  await owner.field("profile.email.code").fill(wrong);
  await owner.press("action.confirm");
  await owner.page.getByText(owner.t("error.email_code.wrong")).waitFor();
  await owner.field("profile.email.code").fill(code ?? "");
  await owner.press("action.confirm");
  await owner.page.getByText(owner.t("profile.email.verified"), { exact: true }).waitFor();
  expect(owner.complaints).toEqual([]);
});
