import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Equipment, equip, makeKey, openGateway, scale, talk } from "../lib/equipment";
import type { Person } from "../lib/person";
import { Provider } from "../lib/provider";
import { Scene } from "../lib/scene";

// One story, told in order: each step stands on the one before.
let scene: Scene;
let person: Person;
let provider: { url: string; stop(): void };
let equipment: Equipment;
let gateway: string;
let secret: string;

beforeAll(async () => {
  scene = await Scene.set();
  provider = await Provider.start();
  person = await scene.movesIn();
  equipment = await equip(person, provider.url);
  gateway = await openGateway(person);
  secret = (await makeKey(person, equipment, "helpdesk-prod")).secret;
}, 120_000);

afterAll(async () => {
  provider?.stop();
  await scene.strike();
});

const go = (hash: string) => person.page.goto(new URL(hash, person.page.url()).href);
const tile = (key: string) => person.page.locator("dl > div").filter({ has: person.page.getByText(person.t(key)) });
const table = (key: string) => person.page.getByRole("grid", { name: person.t(key) });

test("totals are on every plan, and say what another one would show", async () => {
  const { page, t } = person;
  await person.goTo("usage");
  await tile("usage.requests").getByText("0", { exact: true }).waitFor();
  await page.getByText(t("usage.detail")).waitFor();
  expect(await page.getByRole("button", { name: new RegExp(t("usage.export.title")) }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: new RegExp(`^${t("usage.range")}`) }).click();
  expect(await page.getByRole("menuitem", { name: t("usage.range.week") }).getAttribute("aria-disabled")).toBe("true");
  await page.keyboard.press("Escape");
});

test("what is used shows by itself, and nothing jumps", async () => {
  const { page } = person;
  const before = await page.locator("h2").first().boundingBox();
  for (let request = 0; request < 3; request++) {
    expect(await talk(gateway, secret)).toBe(200);
    await page.waitForTimeout(1_100); // the free plan lets one a second through
  }
  await tile("usage.requests").getByText("3", { exact: true }).waitFor({ timeout: 20_000 });
  expect(await tile("usage.spend.month").textContent()).toMatch(/€0?\.?[0-9.]*[1-9]/);
  expect(await page.locator("h2").first().boundingBox()).toEqual(before);
});

test("the plan that has it tells models, keys and people apart, each day", async () => {
  const { page, t } = person;
  await scale(person, equipment.organization);
  await table("usage.by.model").getByText("mistral-large").waitFor();
  expect(await talk(gateway, secret, "mistral-small")).toBe(200);
  await table("usage.by.model").getByText("mistral-small").waitFor({ timeout: 20_000 });
  await page.getByRole("radio", { name: t("usage.by.key") }).click();
  await table("usage.by.key").getByText("helpdesk-prod").waitFor();
  await page.getByRole("radio", { name: t("usage.by.member") }).click();
  await table("usage.by.member").getByText("Camille Moreau").waitFor();
});

test("the chart is a table, too, by keyboard", async () => {
  const { page, t } = person;
  await page.locator(".recharts-bar-rectangle").first().waitFor({ state: "attached" });
  await page.getByRole("radio", { name: t("chart.chart") }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  const days = page.getByRole("region", { name: t("usage.per_day.spend") });
  await days.getByRole("rowheader").first().waitFor();
  expect(await page.locator(".recharts-surface").count()).toBe(0);
  await page.getByRole("radio", { name: t("chart.chart") }).click();
});

test("it is taken away as a file", async () => {
  const { page, t } = person;
  await page.getByRole("button", { name: new RegExp(t("usage.export.title")) }).click();
  const saving = page.waitForEvent("download");
  await person.press("action.download");
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^usage-.*\.csv$/);
  const bytes = await readFile(await file.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString()).toContain("Camille Moreau");
});

test("a hard cap is set, holds, and says how often it refused", async () => {
  const { page, t } = person;
  await person.goTo("subscriptions");
  await page.getByLabel(`${t("limits.monthlySpend")}, Atelier Nord`).fill("2");
  await page
    .getByRole("main")
    .locator("form")
    .getByRole("button", { name: t("action.save") })
    .click();
  await page.getByText(t("limits.saved")).first().waitFor();
  const answers: number[] = [];
  for (let request = 0; request < 20 && answers.at(-1) !== 429; request++) answers.push(await talk(gateway, secret));
  expect(answers.at(-1)).toBe(429);
  await person.goTo("usage");
  await tile("usage.spend.capped")
    .getByText(/of .*€2\.00/)
    .waitFor();
  await tile("usage.refused").getByText(t("limits.monthlySpend")).waitFor({ timeout: 20_000 });
  const spent = (await tile("usage.spend.capped").locator("dd span").first().textContent()) ?? "";
  expect(Number(spent.replace(/[^\d.]/g, ""))).toBeLessThanOrEqual(2);
});

test("alerts are one press, and stay", async () => {
  const { page, t } = person;
  await page.getByRole("button", { name: "90%" }).click();
  await page.getByText(t("usage.alerts.saved")).first().waitFor();
  await page.reload();
  await page.locator("button[aria-pressed=true]", { hasText: "90%" }).waitFor();
});

test("a workspace shows its own", async () => {
  const { page, t } = person;
  const { workspace } = await person.ask<{ workspace: { id: string } }>("Workspace.Create", {
    organization: equipment.organization,
    name: "Research",
  });
  await go(`/#/workspaces/${workspace.id}/usage`);
  await tile("usage.requests").getByText("0", { exact: true }).waitFor();
  expect(await page.getByRole("radio", { name: t("usage.by.workspace") }).count()).toBe(0);
  await go(`/#/workspaces/${equipment.workspace}/limits`);
  const row = page.getByRole("row", { name: new RegExp(t("limits.monthlySpend")) });
  await row.getByText("€2.00").last().waitFor();
  await page.getByLabel(`${t("limits.monthlySpend")}, General`).fill("50");
  await page
    .getByRole("main")
    .locator("form")
    .getByRole("button", { name: t("action.save") })
    .click();
  await page.locator("input[aria-invalid=true]").waitFor(); // more than the organization's
  await person.press("limits.discard");
});

test("nothing broke, and nothing left the machine", () => {
  expect(person.complaints).toEqual([]);
});
