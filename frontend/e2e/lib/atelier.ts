import type { Person } from "./person";
import type { Look } from "./screens";

/** Shows what months of models, keys and chats look like: those of the demo. The README has some of these pictures. */
export async function atelierScreens(person: Person, look: Look): Promise<void> {
  await using(person, look);
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
