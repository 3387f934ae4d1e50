import { accountScreens } from "./account";
import { atelierScreens } from "./atelier";
import { chatScreens } from "./chat";
import { House, passphrase } from "./house";
import { invitationScreens } from "./invitation";
import { membersScreens } from "./members";
import { camille, type Person } from "./person";
import { planScreens } from "./plan";
import { until } from "./process";
import { securityScreens } from "./security";
import { usageScreens } from "./usage";
import { providerScreens, workspaceScreens } from "./workspace";

/** Called with each screen's name while it stands there. */
export type Look = (name: string) => Promise<void>;

/** Leads a person through every screen that there is, in a house of their own. */
export async function everyScreen(person: Person, house: House, look: Look): Promise<void> {
  await movingIn(person, house, look);
  await console(person, look);
  await accountScreens(person, look);
  await securityScreens(person, look);
  await planScreens(person, look);
  await invitationScreens(person, look);
  await providerScreens(person, look);
  await usageScreens(person, look);
  await chatScreens(person, look);
  await overlays(person, look);
  await leaving(person, house, look);
  await crowded(person, look);
}

async function movingIn(person: Person, house: House, look: Look) {
  await person.visit(await house.serve());
  await person.sees("door.language.title");
  await look("door-language");
  await person.chooseLanguage();
  await person.sees("door.protect.title");
  await look("door-protect");
  await person.field("door.protect.label").fill("short");
  await person.press("door.protect.submit");
  await look("door-protect-refused");
  await person.protect();

  await person.sees("door.sign_up.title");
  await look("door-sign-up");
  await person.field("door.sign_up.email").fill("nobody");
  await person.field("door.sign_up.password").fill("password1234567");
  await person.press("action.continue");
  await person.page.locator("[aria-invalid=true]").first().waitFor();
  await look("door-sign-up-refused");
  await person.judged("door.sign_up.password", camille.password);
  await look("door-sign-up-strong");
  await person.signUp();

  await person.sees("door.organization.create.title");
  await look("door-organization");
  await lobby(person, look);
  await person.createFirst("Atelier Nord");
}

async function lobby(person: Person, look: Look) {
  const { page, t } = person;
  await person.press("menu.account", { Name: "Camille Moreau" });
  await look("door-menu");
  await page.getByRole("menuitem", { name: t("nav.profile") }).click();
  await page.getByText(t("profile.organizations.none")).waitFor();
  await look("lobby-profile");
  await page.getByRole("link", { name: t("nav.data"), exact: true }).click();
  await person.sees("data.title");
  await look("lobby-data");
  await person.press("action.back");
}

async function console(person: Person, look: Look) {
  await person.page.getByText(/^org_/).first().waitFor();
  await look("general");
  await person.rename("Atelier Nord & Cie");
  await look("general-renamed");
  await person.page.getByRole("button", { name: person.t("action.close"), exact: true }).click();
  await person.press("general.delete.action");
  await person.sees("general.delete.title", { Name: "Atelier Nord & Cie" });
  await look("general-delete");
  await person.page.keyboard.press("Escape");
  await person.goTo("activity");
  await person.page.getByText(camille.lastName).first().waitFor();
  await look("activity");
  await person.goTo("settings");
  await person.page.getByText(person.t("settings.key.passphrase")).waitFor();
  await look("settings");
  await person.page.goto(new URL("/#/nowhere", person.page.url()).href);
  await person.sees("not_found.title");
  await look("not-found");
  await person.goTo("general");
}

async function overlays(person: Person, look: Look) {
  const { page, t } = person;
  const over = page.locator("[role=dialog], [role=menu]");
  const shut = async () => {
    await page.keyboard.press("Escape");
    await until("nothing over the page", 5000, async () => (await over.count()) === 0);
  };
  await person.press("shell.local");
  await page.getByRole("dialog").waitFor();
  await look("local");
  await shut();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await look("palette");
  await page.keyboard.type("zzzz");
  await look("palette-empty");
  await page.getByRole("searchbox").fill("");
  await shut();
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await look("shortcuts");
  await shut();
  await person.press("switcher.open", { Name: "Atelier Nord & Cie" });
  await page.getByRole("menu").waitFor();
  await look("switcher");
  await page.getByRole("menuitem", { name: t("switcher.create") }).click();
  await person.sees("create.title");
  await look("organization-create");
  await shut();
  await person.press("menu.account", { Name: "Camille Moreau" });
  await page.getByRole("menu").waitFor();
  await look("account-menu");
}

async function leaving(person: Person, house: House, look: Look) {
  const { page, t } = person;
  await page.getByRole("menuitem", { name: t("menu.lock") }).click();
  await person.sees("door.locked.title", { Name: camille.firstName });
  await look("door-locked");
  await person.press("door.locked.sign_out");
  await person.sees("door.sign_in.title");
  await look("door-sign-in");
  await person.signIn(camille, "not-the-password-at-all");
  await page.getByRole("alert").waitFor();
  await look("door-sign-in-refused");
  await house.stop();
  await page.getByText(t("connection.down.title")).waitFor();
  await look("disconnected");
  await person.visit(await house.serve());
  await person.sees("door.unlock.title");
  await look("door-unlock");
  await person.field("door.unlock.label").fill(`${passphrase}, but wrong`);
  await person.press("door.unlock.submit");
  await page.getByRole("alert").or(page.locator("[aria-invalid=true]")).first().waitFor();
  await look("door-unlock-refused");
  await person.unlockHouse();
  await person.signIn();
  await person.sees("door.organization.choose.title");
  await look("door-organization-choose");
  await person.context.clearCookies();
  await page.goto(new URL("/", page.url()).href);
  await look("closed-door");
}

// The demo's person likes it dark; these pictures are taken both ways.
async function asTheSystem(person: Person) {
  const asked = { language: person.language, theme: "system", contrast: "system", firstDay: "auto", timeZone: "auto" };
  await person.ask("Account.SetPreferences", asked);
  await person.page.reload();
  await person.sees("door.organization.choose.title");
}

async function crowded(person: Person, look: Look) {
  const house = await House.build();
  try {
    const made = await house.furnish(person.language);
    await person.visit(await house.serve());
    await person.unlockHouse(made.passphrase);
    await person.signIn({ ...camille, ...made });
    await person.sees("door.organization.choose.title");
    await asTheSystem(person);
    await look("crowd-choose");
    await person.page.getByRole("main").getByRole("listitem").first().getByRole("button").click();
    await person.sees("general.title");
    await look("crowd-general");
    await atelierScreens(person, look);
    await membersScreens(person, look);
    await workspaceScreens(person, look);
    await person.goTo("activity");
    await person.page
      .getByText(/\.[a-z_]+$/)
      .nth(20)
      .waitFor();
    await look("crowd-activity");
    await person.goTo("settings");
    await person.page.getByText(made.email).first().waitFor();
    await look("crowd-settings");
  } finally {
    await house.demolish();
  }
}
