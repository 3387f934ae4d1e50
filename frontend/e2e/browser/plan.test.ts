import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lib/chromium";
import { invite, join, jonas, name } from "../lib/company";
import { House } from "../lib/house";
import { Person } from "../lib/person";

// One story, told in order: each step stands on the one before.
let browser: Browser;
let house: House;
let camille: Person;
let other: Person;
let close: () => Promise<number>;

beforeAll(async () => {
  browser = await launch();
  house = await House.build();
  camille = await Person.sitDown(browser);
  await camille.visit(await house.serve());
  await camille.chooseLanguage();
  await camille.protect();
  await camille.signUp();
  await camille.createFirst("Atelier Nord");
});

afterAll(async () => {
  await close?.();
  await browser.close();
  await house.demolish();
});

const card = (person: Person, family: "Chat" | "API Platform") =>
  person.page.getByRole("main").locator("div:has(> footer)").filter({ hasText: family }).first();

const drawer = (person: Person) => person.page.getByRole("dialog");

const euros = (cents: number) => name(`€${(cents / 100).toFixed(2)}`);

/** The cents of an amount as it is shown. */
async function cents(shown: Locator): Promise<number> {
  return Math.round(Number(((await shown.textContent()) ?? "").replace(/[^\d.-]/g, "")) * 100);
}

/** What is due now, once the preview has settled. */
async function due(person: Person): Promise<number> {
  const summary = drawer(person).locator("[aria-busy=false]");
  await summary.waitFor();
  const lines = await summary.locator("li > span:last-child").all();
  const sum = (await Promise.all(lines.map(cents))).reduce((total, line) => total + line, 0);
  const total = await cents(summary.locator("[data-due]"));
  expect(sum).toBe(total);
  return total;
}

async function order(person: Person, seats: string): Promise<number> {
  const field = drawer(person).getByRole("textbox", { name: person.t("plans.seats"), exact: true });
  await field.fill(seats);
  return due(person);
}

const said = (person: Person, key: string, params = {}) =>
  person.page.getByText(person.t(key, params)).first().waitFor();

test("the free plan leads to the plans, by sidebar, shortcut and palette", async () => {
  const { page, t } = camille;
  await camille.goTo("subscriptions");
  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await camille.sees("general.title");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await camille.sees("subscriptions.title");
  await camille.goTo("general");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(t("nav.subscriptions"));
  await page.keyboard.press("Enter");
  await camille.sees("subscriptions.title");
  await camille.press("subscriptions.compare");
  await camille.sees("compare.title");
  await page.getByRole("table", { name: "API Platform" }).getByText("Scale", { exact: true }).waitFor();
});

test("the yearly price shows what it saves", async () => {
  const { page, t } = camille;
  const team = page.getByRole("table", { name: "Chat" }).getByRole("columnheader", { name: /Team/ });
  await team.getByText("€24.99").waitFor();
  await page.getByRole("radio", { name: t("compare.year") }).click();
  await team.getByText("€19.99").waitFor();
  expect(await team.locator("s").textContent()).toContain("€24.99");
  await page.getByText(t("compare.save", { Percent: "20%" })).waitFor();
  await page.getByRole("radio", { name: t("compare.month"), exact: true }).click();
});

test("one click tries Team; everything says so at once", async () => {
  const { page, t } = camille;
  await camille.press("plans.trial", { Count: 14 });
  await page.getByText(t("plan_notice.trial", { Plan: name("Team"), Count: 14 })).waitFor();
  await page.getByText(t("plan.trial", { Plan: name("Team") })).count();
  await camille.goTo("subscriptions");
  await card(camille, "Chat")
    .getByText(t("plans.state.trialing", { Count: 14 }))
    .waitFor();
  expect(await page.getByRole("button", { name: t("plans.trial", { Count: 14 }) }).count()).toBe(0);
});

test("a plain member reads whom to ask, and can press nothing", async () => {
  const link = await invite(camille, jonas);
  const another = await house.anotherLink();
  close = another.close;
  other = await Person.sitDown(browser);
  await other.visit(another.link);
  await other.sees("door.sign_in.title");
  await join(other, jonas, link);
  await other.goTo("subscriptions");
  const ask = other.t("gate.ask.billing", { Names: name("Camille Moreau") });
  await card(other, "Chat").getByText(ask).waitFor();
  for (const button of await card(other, "Chat").getByRole("button").all()) {
    expect(await button.isDisabled()).toBe(true);
  }
  await other.press("subscriptions.compare");
  await other.page.getByText(ask).waitFor();
  const choose = other.t("compare.choose.what", { Plan: name("Enterprise") });
  expect(await other.page.getByRole("button", { name: choose }).isDisabled()).toBe(true);
  await expect(other.ask("Plan.Cancel", { organization: "org_x", family: "chat" })).rejects.toThrow();
});

test("subscribing out of the trial costs a whole period, as the button says", async () => {
  const { page, t } = camille;
  await card(camille, "Chat")
    .getByRole("button", { name: t("plans.choose") })
    .click();
  expect(await order(camille, "4")).toBe(4 * 2499);
  await camille.press("change.confirm", { Amount: euros(4 * 2499) });
  await said(camille, "plans.changed", { Plan: name("Team"), Count: 4 });
  await card(camille, "Chat").getByText("€99.96").first().waitFor();
  await card(camille, "Chat").getByText(t("plans.state.active"), { exact: true }).waitFor();
  await page
    .getByRole("row", { name: /Team., 4 seats/ })
    .getByText("€99.96")
    .waitFor();
});

test("more seats cost their share of the period, less what was paid for it", async () => {
  const { page, t } = camille;
  await card(camille, "Chat")
    .getByRole("button", { name: t("plans.change") })
    .click();
  const total = await order(camille, "10");
  expect(total).toBeGreaterThan(6 * 2499 - 5);
  expect(total).toBeLessThanOrEqual(6 * 2499);
  await drawer(camille).locator("button[type=submit]").click();
  await said(camille, "plans.changed", { Plan: name("Team"), Count: 10 });
  await page.getByRole("row", { name: /Credit for .Team., 4 seats/ }).waitFor();
  await page.getByRole("row", { name: /^.Team., 10 seats, rest/ }).waitFor();
});

test("fewer seats wait for the period's end, and can be taken back", async () => {
  const { page, t } = camille;
  await card(camille, "Chat")
    .getByRole("button", { name: t("plans.change") })
    .click();
  expect(await order(camille, "3")).toBe(0);
  await camille.press("change.confirm.nothing");
  await card(camille, "Chat").getByText(t("plans.state.scheduled")).waitFor();
  await page.getByText(/From .*, 3 seats, paid monthly/).waitFor();
  await camille.press("plans.keep");
  await said(camille, "plans.kept", { Plan: name("Team") });
  await card(camille, "Chat").getByText(t("plans.state.active"), { exact: true }).waitFor();
});

test("a smaller plan names what stops and who loses their seat", async () => {
  const { page, t } = camille;
  await card(camille, "Chat")
    .getByRole("button", { name: t("plans.change") })
    .click();
  await drawer(camille).getByRole("radio", { name: /^Pro/ }).click({ force: true });
  const summary = drawer(camille).locator("[aria-busy=false]");
  await summary.getByText(t("change.stops"), { exact: true }).waitFor();
  await summary.getByText("Audit log", { exact: true }).waitFor();
  await summary.getByText(/Jonas Keller.* becomes inactive/).waitFor();
  expect(await summary.getByText(/Camille/).count()).toBe(0);
  await page.keyboard.press("Escape");
  await drawer(camille).waitFor({ state: "detached" });
});

test("cancelling says until when, and resuming takes it back", async () => {
  const { page, t } = camille;
  await camille.press("plans.cancel");
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText(/Jonas Keller.* becomes inactive/).waitFor();
  await dialog.getByRole("button", { name: /^End on/ }).click();
  await card(camille, "Chat").getByText(t("plans.state.cancels")).waitFor();
  await camille.press("plans.resume");
  await said(camille, "plans.resumed", { Plan: name("Team") });
  await card(camille, "Chat").getByText(t("plans.state.active"), { exact: true }).waitFor();
});

test("the operator marks a payment as missing, and as arrived", async () => {
  const { page, t } = camille;
  await camille.goTo("settings");
  const mark = async (key: string) => {
    await camille.press("customers.menu", { Name: name("Atelier Nord"), Plan: name("Team") });
    await page.getByRole("menuitem", { name: t(key) }).click();
  };
  await mark("customers.unpaid");
  const row = page.getByRole("row", { name: /Atelier Nord/ });
  await row.getByText(t("plans.state.past_due")).waitFor();
  await other.page
    .getByText(/A payment for .*Team.* is missing/)
    .first()
    .waitFor();
  await mark("customers.paid");
  await row.getByText(t("plans.state.active"), { exact: true }).waitFor();
  await other.page
    .getByText(/A payment for .*Team.* is missing/)
    .first()
    .waitFor({ state: "detached" });
});

test("the operator's own plans are examined, taken over, and given up again", async () => {
  const { page, t } = camille;
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: t("action.download"), exact: true }).click();
  const file = await (await saving).path();
  const { readFile } = await import("node:fs/promises");
  const plans = JSON.parse(await readFile(file, "utf8"));
  const load = async (content: unknown) => {
    const choosing = page.waitForEvent("filechooser");
    await camille.press("catalogue.load");
    await (await choosing).setFiles({
      name: "plans.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(content)),
    });
  };
  const broken = structuredClone(plans);
  broken.families[0].plans[2].monthly = -1;
  await load(broken);
  await page.getByText("families[0].plans[2].monthly").waitFor();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("action.close") })
    .last()
    .click();
  plans.families[0].plans[2].monthly = 2999;
  await load(plans);
  await camille.press("catalogue.take");
  const password = page.getByRole("alertdialog").locator("input[type=password]");
  await page.getByText(t("catalogue.taken")).first().or(password).waitFor();
  if (await password.isVisible()) {
    await password.fill("correct-harbour-violet-nine");
    await page.keyboard.press("Enter");
  }
  await said(camille, "catalogue.taken");
  await camille.goTo("subscriptions");
  await card(camille, "Chat").getByText("€249.90").waitFor();
  await camille.press("subscriptions.compare");
  await page.getByRole("table", { name: "Chat" }).getByText("€29.99").waitFor();
  await camille.goTo("settings");
  await camille.press("catalogue.reset");
  await camille.press("catalogue.reset.submit");
  await page.getByText(t("catalogue.built_in")).waitFor();
});

test("nothing broke, nothing was refused, nothing left the machine", () => {
  expect([...camille.complaints, ...other.complaints]).toEqual([]);
});
