import { equip, makeKey, openGateway, scale, talk } from "./equipment";
import type { Person } from "./person";
import { Provider } from "./provider";
import type { Look } from "./screens";

/** Leads a person through keys, limits, what is used by them, and the gateway: first on the free plan, then on Scale. */
export async function usageScreens(person: Person, look: Look): Promise<void> {
  const provider = await Provider.start();
  try {
    const equipment = await equip(person, provider.url);
    const { organization, workspace } = equipment;
    await stopped(person, look, workspace);
    const gateway = await openGateway(person);
    const { secret } = await makeKey(person, equipment, "nightly-eval");
    await person.goTo("usage");
    await person.page.getByText(person.t("usage.detail")).waitFor();
    await look("usage-free");
    await scale(person, organization);
    for (let request = 0; request < 9; request++) {
      await talk(gateway, secret, request % 3 === 0 ? "mistral-small" : "mistral-large");
    }
    await limiting(person, look, workspace);
    await using(person, look, workspace);
    await keeping(person, look);
    await running(person, look);
  } finally {
    provider.stop();
  }
  await person.goTo("general");
}

// A message that passes is an alertdialog, too.
const dialog = ({ page }: Person) => page.locator("section[role=alertdialog]");
const go = ({ page }: Person, hash: string) => page.goto(new URL(hash, page.url()).href);
const shut = async (person: Person) => {
  await person.page.keyboard.press("Escape");
  await dialog(person).waitFor({ state: "detached" });
};

async function stopped(person: Person, look: Look, workspace: string) {
  const { page, t } = person;
  await go(person, `/#/workspaces/${workspace}/keys`);
  await page.getByText(t("keys.none.active")).waitFor();
  await look("keys-none");
  await page
    .getByRole("button", { name: t("keys.create") })
    .first()
    .click();
  await person.field("keys.new.name").fill("helpdesk-prod");
  const some = dialog(person).getByRole("radio", { name: t("keys.new.models.some"), exact: true });
  await some.last().click();
  await dialog(person).getByRole("checkbox", { name: "mistral-large" }).locator("xpath=ancestor::label").click();
  await look("key-create");
  await person.press("keys.new.submit");
  await dialog(person).locator("pre").waitFor();
  await look("key-secret");
  await person.press("action.done");
  await dialog(person).getByText(t("keys.secret.uncopied")).waitFor();
  await look("key-secret-uncopied");
  await person.press("keys.secret.leave");
  await dialog(person).waitFor({ state: "detached" });
}

async function limiting(person: Person, look: Look, workspace: string) {
  const { page, t } = person;
  await person.goTo("subscriptions");
  await page.getByRole("main").locator("form input[type=text]").last().fill("40");
  await page
    .getByRole("main")
    .locator("form")
    .getByRole("button", { name: t("action.save") })
    .click();
  await page.getByText(t("limits.saved")).first().waitFor();
  await page.getByRole("main").locator("form").scrollIntoViewIfNeeded();
  await look("subscriptions-limits");
  await go(person, `/#/workspaces/${workspace}/limits`);
  await page.getByRole("main").locator("form").waitFor();
  await look("workspace-limits");
}

async function using(person: Person, look: Look, workspace: string) {
  const { page, t } = person;
  await person.goTo("usage");
  await page.getByRole("grid").waitFor();
  await page.locator(".recharts-bar-rectangle").first().waitFor({ state: "attached" });
  await look("usage");
  await page.getByRole("radio", { name: t("chart.table") }).click();
  await look("usage-table");
  await page.getByRole("main").locator("header button").first().click();
  await page.getByRole("menu").waitFor();
  await look("usage-range");
  await page.getByRole("menuitem").last().click();
  await dialog(person).waitFor();
  await dialog(person).getByRole("button").nth(1).click();
  await page.getByRole("grid").last().waitFor();
  await look("usage-days");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" }); // the month, over what asks for days
  await shut(person);
  await page.getByRole("button", { name: new RegExp(t("usage.export.title")) }).click();
  await dialog(person).waitFor();
  await look("usage-export");
  await shut(person);
  await go(person, `/#/workspaces/${workspace}/usage`);
  await page.getByRole("grid").waitFor();
  await look("workspace-usage");
}

async function keeping(person: Person, look: Look) {
  const { page, t } = person;
  const row = page.locator("[data-place='0']");
  const choose = async (item: string) => {
    await row.locator("[data-menu]").click();
    await page.getByRole("menuitem", { name: t(item), exact: true }).click();
    await dialog(person).waitFor();
  };
  await go(person, "/#/workspaces/keys");
  await row.waitFor();
  await look("keys");
  await row.locator("[data-menu]").click();
  await page.getByRole("menu").waitFor();
  await look("key-menu");
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  await choose("keys.limits");
  await dialog(person).locator("table").waitFor();
  await look("key-limits");
  await shut(person);
  await choose("keys.rename");
  await look("key-rename");
  await shut(person);
  await choose("keys.rotate");
  await look("key-rotate");
  await shut(person);
  await row.getByRole("checkbox").click();
  await page.getByRole("toolbar").waitFor();
  await look("keys-selected");
  await page.getByRole("toolbar").getByRole("button").first().click();
  await dialog(person).waitFor();
  await look("key-revoke");
  await shut(person);
  await person.press("members.selection.clear");
}

async function running(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("settings");
  await page.getByRole("heading", { name: t("gateway.title"), exact: true }).scrollIntoViewIfNeeded();
  await page.getByText(t("gateway.running"), { exact: true }).waitFor();
  await look("settings-gateway");
  const form = page
    .getByRole("main")
    .locator("form")
    .filter({ has: person.field("gateway.address") });
  await person.field("gateway.address").fill("0.0.0.0:80");
  await form.getByRole("button", { name: t("action.save") }).click();
  await form.locator("[aria-invalid=true]").waitFor();
  await look("settings-gateway-refused");
}
