import { afterAll, beforeAll, expect, test } from "vitest";
import { invite, join, jonas, name } from "../lib/company";
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
  await scale(person, equipment.organization); // the free plan lets one request a second through
}, 120_000);

afterAll(async () => {
  provider?.stop();
  await scene.strike();
});

const go = (hash: string) => person.page.goto(new URL(hash, person.page.url()).href);
const dialog = () => person.page.getByRole("alertdialog").filter({ has: person.page.getByRole("heading") });
const row = (text: string) => person.page.locator("[data-place]").filter({ hasText: text });
const shown = async () => (await dialog().locator("[data-secret]").textContent()) ?? "";

async function choose(key: string, item: string) {
  await row(key).locator("[data-menu]").click();
  await person.page.getByRole("menuitem", { name: person.t(item), exact: true }).click();
}

test("a key is made, and not left without having been copied", async () => {
  const { page, t } = person;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await go(`/#/workspaces/${equipment.workspace}/keys`);
  await page.getByText(t("keys.none.active")).waitFor();
  await page
    .getByRole("button", { name: t("keys.create") })
    .first()
    .click();
  await person.field("keys.new.name").fill("helpdesk-prod");
  await person.press("keys.new.submit");
  secret = await shown();
  expect(secret).toMatch(/^itk_[0-9A-Z]{26}_[0-9A-Za-z]{49}$/);
  await person.press("action.done");
  await dialog().getByText(t("keys.secret.uncopied")).waitFor();
  await person.press("copy.what", { What: t("keys.secret.label") });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await dialog().getByText("curl http").waitFor();
  expect(await dialog().locator("pre").textContent()).toContain(gateway);
  await person.press("action.done");
  await row("helpdesk-prod").waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
});

test("the key works, and its use shows without a reload", async () => {
  expect(await talk(gateway, secret)).toBe(200);
  expect(await talk(gateway, `${secret.slice(0, -1)}x`)).toBe(401);
  await row("helpdesk-prod")
    .getByText(/ago|now/)
    .waitFor({ timeout: 30_000 });
  await expect.poll(() => row("helpdesk-prod").textContent(), { timeout: 30_000 }).not.toContain("€0.00");
});

test("rotated, both secrets work for as long as was said", async () => {
  const { t } = person;
  await choose("helpdesk-prod", "keys.rotate");
  await dialog().getByText(t("keys.rotate.help")).waitFor();
  await person.press("keys.rotate.submit");
  await dialog().locator("[data-secret]").waitFor();
  const fresh = await shown();
  expect(fresh).not.toBe(secret);
  expect(fresh.slice(0, 31)).toBe(secret.slice(0, 31));
  await person.press("copy.what", { What: t("keys.secret.label") });
  await person.press("action.done");
  expect(await talk(gateway, secret)).toBe(200);
  expect(await talk(gateway, fresh)).toBe(200);
  await row("helpdesk-prod")
    .getByText(/Old secret until/)
    .waitFor();
  secret = fresh;
});

test("by keyboard alone: the menu of a row, another name", async () => {
  const { page, t } = person;
  await row("helpdesk-prod").focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await dialog().waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("helpdesk-live");
  await page.keyboard.press("Enter");
  await dialog().waitFor({ state: "detached" });
  await row("helpdesk-live").waitFor();
  await page
    .getByText(t("general.renamed", { Name: name("helpdesk-live") }))
    .first()
    .waitFor();
});

test("a limit of the key holds from the next request on", async () => {
  const { page, t } = person;
  await choose("helpdesk-live", "keys.limits");
  const field = dialog().getByLabel(`${t("plans.limit.tokensPerMonth")}, helpdesk-live`);
  await field.fill("10");
  await dialog()
    .getByRole("button", { name: t("action.save") })
    .click();
  await page.getByText(t("limits.saved")).first().waitFor();
  expect(await talk(gateway, secret)).toBe(429);
  await page
    .getByRole("button", { name: t("action.undo") })
    .first()
    .click();
  await page.getByText(t("limits.restored")).first().waitFor();
  expect(await talk(gateway, secret)).toBe(200);
  await dialog()
    .getByRole("button", { name: t("action.close") })
    .click();
  await dialog().waitFor({ state: "detached" });
});

test("the organization's longest lifetime: not offered beyond, and who is beyond is found", async () => {
  const { page, t } = person;
  await makeKey(person, equipment, "for-ever");
  await go("/#/workspaces/keys");
  await row("for-ever").waitFor();
  await page.getByRole("button", { name: new RegExp(t("keys.policy")) }).click();
  await page.getByRole("option", { name: t("keys.days", { Count: 30 }) }).click();
  await page.getByText(t("keys.policy.saved")).first().waitFor();
  await person.press("keys.policy.show");
  await row("for-ever").waitFor();
  await person.press("keys.create");
  await dialog()
    .getByText(t("keys.new.policy", { Count: 30 }))
    .waitFor();
  await dialog()
    .getByRole("button", { name: new RegExp(t("keys.column.expires")) })
    .click();
  expect(await page.getByRole("option").count()).toBe(3);
  await page.keyboard.press("Escape");
  await page.getByRole("option").first().waitFor({ state: "detached" });
  await person.press("action.cancel");
  await dialog().waitFor({ state: "detached" });
  const input = { ...equipment, name: "too-long", expires: new Date(Date.now() + 40 * 86_400_000).toISOString() };
  await expect(person.ask("APIKey.Create", { ...input, scope: [], models: [] })).rejects.toThrow(/expires/);
});

test("several are revoked at once, and the very next request is refused", async () => {
  const { page, t } = person;
  await go("/#/workspaces/keys");
  await page.getByRole("radio", { name: t("keys.state.active"), exact: true }).click();
  await row("helpdesk-live").getByRole("checkbox").click();
  await row("for-ever").getByRole("checkbox").click();
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: t("keys.revoke") })
    .click();
  await person.press("keys.revoke.submit", { Count: 2 });
  await page
    .getByText(t("keys.revoked.done", { Count: 2 }))
    .first()
    .waitFor();
  expect(await talk(gateway, secret)).toBe(401);
  await page.getByText(t("keys.none.active")).waitFor();
  await page.getByRole("radio", { name: t("keys.state.revoked"), exact: true }).click();
  await row("helpdesk-live").getByText(t("keys.revoked")).waitFor();
});

test("who has no role in a workspace reads why there are no keys", async () => {
  await person.ask("Plan.StartTrial", { organization: equipment.organization, family: "chat" });
  const link = await invite(person, jonas);
  const { person: other, leave } = await scene.comes();
  await join(other, jonas, link);
  await other.sees("general.title");
  await other.page.goto(new URL("/#/workspaces/keys", other.page.url()).href);
  await other.page.getByText(new RegExp(other.t("keys.denied.all"))).waitFor();
  await other.page.goto(new URL("/#/usage", other.page.url()).href);
  await other.page.getByText(new RegExp(other.t("usage.elsewhere"))).waitFor();
  expect(other.complaints).toEqual([]);
  await leave();
});

test("nothing broke, and nothing left the machine", () => {
  expect(person.complaints).toEqual([]);
});
