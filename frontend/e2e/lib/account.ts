import { camille, type Person } from "./person";
import type { Look } from "./screens";

/** Shows a person's profile, preferences and data. */
export async function accountScreens(person: Person, look: Look): Promise<void> {
  await profile(person, look);
  await preferences(person, look);
  await data(person, look);
}

async function visit(person: Person, section: "profile" | "preferences" | "data") {
  await person.page.getByRole("link", { name: person.t(`nav.${section}`), exact: true }).click();
  await person.sees(`${section}.title`);
}

async function profile(person: Person, look: Look) {
  const { page, t } = person;
  const last = person.field("door.sign_up.last_name");
  await visit(person, "profile");
  await last.waitFor();
  await look("profile");
  await last.fill("Moreau-Keller");
  await page.keyboard.press("Enter");
  await page
    .getByText(t("profile.name.saved", { Name: "Camille Moreau-Keller" }))
    .first()
    .waitFor();
  await look("profile-renamed");
  await person.press("action.undo");
  await page.mouse.move(0, 0); // no tooltip of what has come under the pointer
  await page.getByRole("button", { name: t("menu.account", { Name: "Camille Moreau" }), exact: true }).waitFor();
  await person.field("profile.email").fill("nobody");
  await page.keyboard.press("Enter");
  await page.locator("[aria-invalid=true]").first().waitFor();
  await look("profile-refused");
}

async function preferences(person: Person, look: Look) {
  const { page, t } = person;
  await visit(person, "preferences");
  await look("preferences");
  await page.getByRole("button", { name: new RegExp(`^${t("preferences.zone")}: `) }).click();
  await page.getByRole("option").nth(5).waitFor();
  await look("preferences-zones");
  await page.keyboard.type("zzzz");
  await page.getByText(t("preferences.zone.empty", { Query: "zzzz" })).waitFor();
  await look("preferences-zones-none");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").waitFor({ state: "detached" });
}

async function data(person: Person, look: Look) {
  await visit(person, "data");
  await person.page.getByRole("main").getByText(camille.lastName).first().waitFor();
  await look("data");
  await person.press("data.delete.action");
  await person.sees("data.delete.title");
  await look("data-delete");
  await person.page.keyboard.press("Escape");
  await person.goTo("general");
}
