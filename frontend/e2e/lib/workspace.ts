import { name, openOrganization } from "./company";
import type { Person } from "./person";
import { Provider } from "./provider";
import type { Look } from "./screens";

const models = "mistral-large-latest,mistral-small-latest,gpt-4o-mini,sample";

/** Shows what stands where there is no provider yet, and how one is connected; and leaves none behind. */
export async function providerScreens(person: Person, look: Look): Promise<void> {
  const provider = await Provider.start({ models });
  try {
    await nothing(person, look);
    await connecting(person, provider.url, look);
    await person.sees("models.pick.title", { Name: name("Atelier GPU") });
    await dialog(person).getByLabel(person.t("models.rate")).waitFor();
    await look("models-pick-unpriced");
    await shut(person);
  } finally {
    provider.stop();
  }
  const organization = await openOrganization(person);
  const { connections } = await person.ask<{ connections: { id: string }[] }>("Resource.Connections", { organization });
  await person.ask("Resource.RemoveConnection", { organization, id: connections[0]?.id });
}

/** Leads a person through workspaces, and what they may use, in the organization of the demo. */
export async function workspaceScreens(person: Person, look: Look): Promise<void> {
  const provider = await Provider.start({ models });
  try {
    await listing(person, look);
    await connecting(person, provider.url);
    await picking(person, look);
    await pricing(person, look);
    await using(person, look);
    await gathering(person, look);
    await ending(person, look);
  } finally {
    provider.stop();
  }
}

// A message that passes is an alertdialog, too.
const dialog = ({ page }: Person) => page.locator("section[role=alertdialog]");
const save = (person: Person) =>
  dialog(person)
    .getByRole("button", { name: person.t("action.save") })
    .click();
const shut = async (person: Person) => {
  await person.page.keyboard.press("Escape");
  await dialog(person).waitFor({ state: "detached" });
};
/** Goes to another tab of the workspace that is shown. */
export const tab = (person: Person, key: string) =>
  person.page
    .getByRole("navigation", { name: person.t("workspace.tabs") })
    .getByRole("link", { name: person.t(key), exact: true })
    .click();

async function listing(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("workspaces");
  await page.locator("[data-place]").first().waitFor();
  await look("workspaces");
  await page.getByRole("searchbox").fill("zzzz");
  await page.getByText(t("workspaces.none.search")).waitFor();
  await look("workspaces-none");
  await page.getByRole("searchbox").fill("");
  await person.press("workspaces.create");
  await person.field("workspaces.name").fill("Support assistant");
  await look("workspace-create");
  await person.press("workspaces.create.submit");
  await page.getByRole("heading", { level: 1, name: "Support assistant" }).waitFor();
  await page.locator("[data-place]").first().waitFor();
}

async function nothing(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("workspaces");
  await page.locator("[data-place]").first().click();
  await tab(person, "workspace.tab.models");
  await page.getByText(t("allowed.none")).waitFor();
  await page.getByText(t("agents.empty")).waitFor();
  await look("workspace-models-none");
  await person.goTo("models");
  await page.getByText(t("models.empty.unconnected")).waitFor();
  await look("models-none");
}

async function connecting(person: Person, url: string, look: Look = async () => undefined) {
  const { page } = person;
  await person.goTo("models");
  await person.press("connections.add");
  await page.getByRole("menu").waitFor();
  await look("connection-presets");
  await page.getByRole("menuitem", { name: "Ollama" }).click();
  await person.field("connections.field.baseURL").fill("http://127.0.0.1:1/v1");
  await person.press("connections.test");
  await dialog(person).getByRole("alert").waitFor();
  await look("connection-refused");
  await person.field("connections.field.name").fill("Atelier GPU");
  await person.field("connections.field.baseURL").fill(url);
  await person.press("connections.test");
  await dialog(person).getByRole("status").waitFor();
  await look("connection-tested");
  await save(person);
}

async function picking(person: Person, look: Look) {
  const { page, t } = person;
  await person.sees("models.pick.title", { Name: name("Atelier GPU") });
  for (const model of ["mistral-large-latest", "mistral-small-latest", "sample"]) {
    await dialog(person).getByRole("checkbox", { name: model }).locator("xpath=ancestor::label").click();
  }
  await look("models-pick");
  await person.press("models.pick.submit", { Count: 3 });
  await dialog(person).waitFor({ state: "detached" });
  await page.getByRole("searchbox", { name: t("models.search") }).waitFor();
  await look("models");
}

async function pricing(person: Person, look: Look) {
  const { page, t } = person;
  await page.getByRole("row", { name: "mistral-large-latest" }).click();
  await dialog(person)
    .getByRole("button", { name: t("models.listed.use") })
    .click();
  await look("model-edit");
  await save(person);
  await dialog(person).waitFor({ state: "detached" });
  await page.getByRole("row", { name: "sample" }).getByRole("checkbox").click();
  await page.getByRole("toolbar").waitFor();
  await look("models-selected");
  await person.press("members.selection.clear");
  await person.press("providers.menu", { Name: name("Atelier GPU") });
  await page.getByRole("menuitem", { name: t("providers.edit") }).click();
  await dialog(person).waitFor();
  await look("connection-edit");
  await shut(person);
  await person.press("providers.menu", { Name: name("Atelier GPU") });
  await page.getByRole("menuitem", { name: t("providers.remove") }).click();
  await dialog(person).waitFor();
  await look("connection-remove");
  await shut(person);
}

async function using(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("workspaces");
  await page.getByRole("row", { name: "Support assistant" }).click();
  await tab(person, "workspace.tab.models");
  await page.getByRole("radio", { name: t("allowed.some") }).click();
  await person.press("agents.add");
  await person.field("agents.field.name").fill("helpdesk");
  await dialog(person)
    .getByRole("button", { name: new RegExp(t("agents.field.model")) })
    .click();
  await page.getByRole("option", { name: "mistral-large-latest" }).click();
  await person.field("agents.field.instructions").fill("You answer customers of Atelier Nord, briefly and kindly.");
  await look("agent-create");
  await save(person);
  await dialog(person).waitFor({ state: "detached" });
  await page.getByText("agent:helpdesk").first().waitFor();
  await look("workspace-models");
  await person.press("providers.menu", { Name: "helpdesk" });
  await page.getByRole("menuitem", { name: t("providers.remove") }).click();
  await dialog(person).waitFor();
  await look("agent-remove");
  await shut(person);
}

async function gathering(person: Person, look: Look) {
  const { page, t } = person;
  await tab(person, "members.title");
  await person.press("workspace.add");
  const boxes = dialog(person).getByRole("checkbox").locator("xpath=ancestor::label");
  await boxes.first().waitFor();
  for (const place of [0, 1, 2]) await boxes.nth(place).click();
  await look("workspace-add");
  await person.press("workspace.add.submit", { Count: 3 });
  await page
    .getByText(t("workspace.added", { Count: 3 }))
    .first()
    .waitFor();
  await look("workspace-members");
  await page.locator("[data-place]").last().getByRole("checkbox").click();
  await page.getByRole("toolbar").waitFor();
  await look("workspace-members-selected");
  await person.press("members.selection.clear");
  await page.locator("[data-place] [data-menu]").last().click();
  await page.getByRole("menu").waitFor();
  await look("workspace-member-menu");
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
}

async function ending(person: Person, look: Look) {
  const { page, t } = person;
  const actions = () => page.getByRole("main").getByRole("button", { name: t("members.actions"), exact: true });
  await actions().click();
  await page.getByRole("menu").waitFor();
  await look("workspace-actions");
  await page.getByRole("menuitem", { name: t("workspace.rename") }).click();
  await dialog(person).waitFor();
  await look("workspace-rename");
  await shut(person);
  await actions().click();
  await page.getByRole("menuitem", { name: t("workspace.archive") }).click();
  await dialog(person).waitFor();
  await look("workspace-archive");
  await shut(person);
  await person.goTo("workspaces");
}
