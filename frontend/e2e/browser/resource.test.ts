import { afterAll, beforeAll, expect, test } from "vitest";
import { name } from "../lib/company";
import { crew, muster } from "../lib/crew";
import type { Person } from "../lib/person";
import { Provider } from "../lib/provider";
import { Scene } from "../lib/scene";

// One story, told in order: each step stands on the one before.
let scene: Scene;
let provider: { url: string; stop(): void };
let person: Person;

beforeAll(async () => {
  provider = await Provider.start({
    key: "sk-of-the-atelier",
    models: "mistral-large-latest,mistral-small-latest,own",
  });
  scene = await Scene.set();
  person = await scene.movesIn();
  await muster(scene, person);
}, 180_000);

afterAll(async () => {
  await scene?.strike();
  provider?.stop();
});

// A message that passes is an alertdialog, too.
const dialog = () => person.page.locator("section[role=alertdialog]");
const gone = () => dialog().waitFor({ state: "detached" });
const row = (text: string) => person.page.getByRole("grid").locator("[data-place]").filter({ hasText: text });
const press = (key: string) =>
  dialog()
    .getByRole("button", { name: person.t(key), exact: true })
    .click();
const field = (key: string) => dialog().getByLabel(person.t(key), { exact: true });
const tick = (model: string) =>
  dialog().getByRole("checkbox", { name: model }).locator("xpath=ancestor::label").click();
const menuOf = async (label: string, key: string) => {
  await person.page.getByRole("button", { name: label, exact: true }).click();
  await person.page.getByRole("menuitem", { name: person.t(key) }).click();
};

test("a connection is tried before it is kept, and what is wrong is said precisely", async () => {
  await person.goTo("models");
  await person.press("connections.add");
  await person.page.getByRole("menuitem", { name: person.t("connections.other") }).click();
  await field("connections.field.name").fill("Atelier GPU");
  await field("connections.field.baseURL").fill("http://127.0.0.1:1/v1");
  await press("connections.test");
  await dialog()
    .getByText(person.t("error.connection.unreachable", { host: "127.0.0.1:1" }))
    .or(dialog().getByRole("alert"))
    .first()
    .waitFor();
  await field("connections.field.baseURL").fill(provider.url);
  await field("connections.field.key").fill("sk-of-somebody-else");
  await expect.poll(() => dialog().getByRole("alert").count()).toBe(0);
  await press("connections.test");
  await dialog()
    .getByText(/status 401/)
    .waitFor();
  await field("connections.field.key").fill("sk-of-the-atelier");
  await press("connections.test");
  await dialog()
    .getByRole("status")
    .getByText(/3 models/)
    .waitFor();
  await press("action.save");
  await dialog()
    .getByText(person.t("models.pick.title", { Name: name("Atelier GPU") }))
    .waitFor();
});

test("models are picked from what the provider serves, with the listed price in the organization's currency", async () => {
  await tick("mistral-large-latest");
  await tick("own");
  await field("models.rate").fill("0,92");
  await press("models.rate.save");
  await dialog()
    .getByText(/€1\.84/)
    .waitFor();
  await person.press("models.pick.submit", { Count: 2 });
  await gone();
  await row("mistral-large-latest").getByText("€1.84").first().waitFor();
  await row("own").getByText(person.t("models.unpriced")).waitFor();
  await person.press("models.pick.what", { Name: name("Atelier GPU") });
  await dialog().getByText(person.t("models.pick.there")).first().waitFor();
  await person.page.keyboard.press("Escape");
  await gone();
});

test("a price is set by hand, as it is written anywhere", async () => {
  await row("own").click();
  await dialog().getByText(person.t("models.unpriced.help")).waitFor();
  await field("models.field.input").fill("0,25");
  await field("models.field.output").fill("٠٫٥");
  await press("action.save");
  await gone();
  await row("own").getByText("€0.25").first().waitFor();
  await row("own").getByText("€0.50").waitFor();
});

test("a workspace uses all models or chosen ones", async () => {
  await person.goTo("workspaces");
  await person.page.getByRole("grid").locator("[data-place]").first().click();
  await person.page.getByRole("link", { name: person.t("workspace.tab.models") }).click();
  await person.page.getByRole("radio", { name: person.t("allowed.some") }).click();
  await person.page.getByRole("checkbox", { name: "own" }).locator("xpath=ancestor::label").click();
  await person.press("action.save");
  await person.page.getByText(person.t("allowed.saved")).waitFor();
  await person.page.reload();
  await person.page.getByRole("checkbox", { name: "own" }).waitFor();
  expect(await person.page.getByRole("checkbox", { name: "own" }).isChecked()).toBe(false);
  expect(await person.page.getByRole("checkbox", { name: "mistral-large-latest" }).isChecked()).toBe(true);
});

test("an agent has a name to be called by, which is copied", async () => {
  await person.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await person.press("agents.add");
  await field("agents.field.name").fill("helpdesk");
  await dialog().getByText("agent:helpdesk").waitFor();
  await dialog()
    .getByRole("button", { name: new RegExp(person.t("agents.field.model")) })
    .click();
  await expect.poll(() => person.page.getByRole("option").count()).toBe(1); // what is allowed here
  await person.page.getByRole("option", { name: "mistral-large-latest" }).click();
  await field("agents.field.instructions").fill("You answer customers.\nBriefly.");
  await press("action.save");
  await gone();
  await person.press("agents.copy.what", { Name: "agent:helpdesk" });
  expect(await person.page.evaluate(() => navigator.clipboard.readText())).toBe("agent:helpdesk");
});

test("saving what is there already is no mistake", async () => {
  await menuOf(person.t("providers.menu", { Name: "helpdesk" }), "providers.edit");
  await press("action.save");
  await gone();
  await person.page.getByText(person.t("members.unchanged")).first().waitFor();
});

test("a plain member sees models and prices, and why they can change nothing", async () => {
  const { person: luca, leave } = await scene.comes();
  await luca.signIn({ ...crew[1], password: crew[1]?.password } as never);
  await luca.open("Atelier Nord");
  await luca.goTo("models");
  await luca.page.getByRole("grid").locator("[data-place]").first().waitFor();
  expect(await luca.page.getByRole("button", { name: luca.t("connections.add") }).isDisabled()).toBe(true);
  expect(await luca.page.getByRole("checkbox").count()).toBe(0);
  await luca.page
    .getByText(/Camille Moreau/)
    .first()
    .waitFor();
  expect(luca.complaints).toEqual([]);
  await leave();
});

const removing = async () => {
  await person.goTo("models");
  await menuOf(person.t("providers.menu", { Name: name("Atelier GPU") }), "providers.remove");
  await dialog()
    .getByText(/mistral-large-latest.*own/)
    .waitFor();
  await press("providers.remove.submit");
};

test("a connection goes with its models, which the dialog names, but not while an agent needs one", async () => {
  await removing();
  await dialog()
    .getByRole("alert")
    .getByText(/helpdesk/)
    .waitFor();
  await press("action.cancel");
  await person.page.goBack();
  await menuOf(person.t("providers.menu", { Name: "helpdesk" }), "providers.remove");
  await press("providers.remove.submit");
  await person.page.getByText(person.t("agents.empty")).waitFor();
  await removing();
  await gone();
  await person.page.getByText(person.t("connections.empty")).waitFor();
});

test("nothing broke, and nothing left the machine", () => {
  expect(person.complaints).toEqual([]);
});
