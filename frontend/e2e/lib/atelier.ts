import type { Person } from "./person";
import type { Look } from "./screens";
import { tab } from "./workspace";

/** Shows what months of models, keys and chats look like: those of the demo. The README has some of these pictures. */
export async function atelierScreens(person: Person, look: Look): Promise<void> {
  await using(person, look);
  await inside(person, look);
  await archived(person, look);
  await talking(person, look);
  await person.goTo("models");
  await person.page.locator("[data-place='3']").waitFor();
  await look("crowd-models");
}

async function using(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("usage");
  await page.getByRole("grid").waitFor();
  await page.locator(".recharts-bar-rectangle").first().waitFor({ state: "attached" });
  await look("crowd-usage");
  await page.locator(".recharts-bar-rectangle").nth(3).hover();
  await page.locator(".recharts-tooltip-wrapper p").first().waitFor();
  await look("crowd-usage-tip");
  await page
    .getByRole("main")
    .getByRole("radio", { name: t("usage.by.key"), exact: true })
    .click();
  await page.getByRole("row").filter({ hasText: "helpdesk-prod" }).last().waitFor();
  await look("crowd-usage-by-key");
  await person.goTo("workspaces");
  await page.locator("a[href$='#/workspaces/keys']").click();
  await page.locator("[data-place='7']").waitFor();
  await look("crowd-keys");
  await person.page.getByRole("radio", { name: t("keys.state.revoked") }).click();
  await page.getByText(t("keys.revoked"), { exact: true }).first().waitFor();
  await look("crowd-keys-revoked");
}

// The workspace that has limits for a model, and of its own.
async function inside(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("workspaces");
  await page.getByRole("row", { name: "Night lab" }).click();
  await tab(person, "keys.title");
  await page.locator("[data-place='0']").waitFor();
  await look("crowd-workspace-keys");
  await tab(person, "limits.title");
  const most = page.getByLabel(`${t("limits.monthlySpend")}, Night lab`);
  await most.waitFor();
  await look("crowd-workspace-limits");
  await most.fill("900");
  await page
    .getByRole("main")
    .locator("form")
    .getByRole("button", { name: t("action.save") })
    .click();
  await page.locator("input[aria-invalid=true]").waitFor();
  await look("crowd-workspace-limits-refused");
  await tab(person, "usage.tab");
  await page.locator(".recharts-bar-rectangle").first().waitFor({ state: "attached" });
  await look("crowd-workspace-usage");
}

async function archived(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("workspaces");
  await page.getByRole("radio", { name: t("workspaces.archived") }).click();
  const launch = page.getByRole("row", { name: "Launch 2026" });
  await launch.waitFor();
  await look("workspaces-archived");
  await launch.click();
  await page.getByText(t("workspaces.archived.one"), { exact: true }).waitFor();
  await look("workspace-closed");
}

async function talking(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("playground");
  await page.getByRole("row").filter({ hasText: "Our shop exports" }).click();
  await page.getByRole("log").getByText("utf-8-sig").last().waitFor();
  await look("crowd-playground");
  await page.getByRole("button", { name: new RegExp(t("chat.workspace")) }).click();
  await page.getByRole("option", { name: "Catalogue" }).click();
  await page.getByRole("row").filter({ hasText: "Lantern “Ombra”" }).click();
  await page.getByRole("log").getByText("«أومبرا»").waitFor();
  await look("crowd-playground-arabic");
}
