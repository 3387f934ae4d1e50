import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holding } from "../lib/bytes";
import { launch } from "../lib/chromium";
import { House } from "../lib/house";
import { camille, Person } from "../lib/person";

// One story, told in order: each step stands on the one before.
let browser: Browser;
let house: House;
let person: Person;

beforeAll(async () => {
  browser = await launch();
  house = await House.build();
  person = await Person.sitDown(browser);
});

afterAll(async () => {
  await browser.close();
  await house.demolish();
});

test("a person moves in: language, passphrase, account, organization", async () => {
  await person.visit(await house.serve());
  await person.chooseLanguage();
  await person.protect();
  await person.signUp();
  await person.createFirst("Atelier Nord");
  await person.page.getByText(/^org_[0-9A-Z]{26}$/).waitFor();
});

test("a new name shows at once in another browser", async () => {
  const { link, close } = await house.anotherLink();
  const other = await Person.sitDown(browser);
  await other.visit(link);
  await other.signIn();
  await other.open("Atelier Nord");

  await person.rename("Atelier Sud & Cie");
  const switcher = other.t("switcher.open", { Name: "Atelier Sud & Cie" });
  await other.page.getByRole("button", { name: switcher }).waitFor({ timeout: 3000 });
  await expect.poll(() => other.field("general.name").inputValue()).toBe("Atelier Sud & Cie");

  expect(other.complaints).toEqual([]);
  await other.leave();
  await close();
});

test("it is all there after a new start", async () => {
  expect(await house.stop()).toBe(0);
  await person.visit(await house.serve());
  await person.unlockHouse();
  await person.signIn();
  await person.open("Atelier Sud & Cie");
});

test("activity tells the rename, with both names", async () => {
  await person.goTo("activity");
  const entry = person.page.getByText("renamed the organization").first();
  await entry.waitFor();
  const text = await person.page.getByRole("main").textContent();
  expect(text).toContain("Atelier Nord");
  expect(text).toContain("Atelier Sud & Cie");
  expect(text).toContain("Camille Moreau");
});

test("a second organization, and back by the switcher", async () => {
  await person.press("switcher.open", { Name: "Atelier Sud & Cie" });
  await person.page.getByRole("menuitem", { name: person.t("switcher.create") }).click();
  await person.field("door.organization.create.name").fill("Atelier Est");
  await person.press("door.organization.create.submit");
  await person.page.getByRole("button", { name: person.t("switcher.open", { Name: "Atelier Est" }) }).click();
  await person.page.getByRole("menuitemradio", { name: "Atelier Sud & Cie" }).click();
  await person.page.getByRole("button", { name: person.t("switcher.open", { Name: "Atelier Sud & Cie" }) }).waitFor();
});

test("lock, and the password opens it again; what could be undone is out of reach meanwhile", async () => {
  await person.goTo("general");
  await person.rename("Atelier Sud");
  await person.rename("Atelier Sud & Cie");
  await person.page
    .getByRole("button", { name: person.t("action.undo") })
    .first()
    .waitFor();
  await person.press("menu.account", { Name: "Camille Moreau" });
  await person.page.getByRole("menuitem", { name: person.t("menu.lock") }).click();
  await person.sees("door.locked.title", { Name: "Camille" });
  expect(await person.page.getByRole("button", { name: person.t("action.undo") }).count()).toBe(0);
  await person.field("door.sign_up.password").fill(camille.password);
  await person.press("door.locked.submit");
  await person.page.getByRole("button", { name: person.t("switcher.open", { Name: "Atelier Sud & Cie" }) }).waitFor();
});

test("a deleted organization leaves no byte of its name behind", async () => {
  expect(await holding(house.data, "Atelier Sud")).not.toEqual([]);
  await person.goTo("general");
  await person.press("general.delete.action");
  await person.field("general.delete.password").fill(camille.password);
  const title = person.t("general.delete.title", { Name: "Atelier Sud & Cie" });
  const dialog = person.page.getByRole("alertdialog", { name: title });
  await person.field("general.delete.confirm", { Name: "Atelier Sud & Cie" }).fill("Atelier Sud & Cie");
  await dialog.getByRole("button", { name: person.t("general.delete.submit") }).click();
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => holding(house.data, "Atelier Sud"), { timeout: 10_000 }).toEqual([]);
  expect(await holding(house.data, "Atelier Est")).not.toEqual([]);
});

test("the doctor finds nothing, while the house is open and after", async () => {
  const open = await house.command("doctor");
  expect(open.output).not.toBe("");
  expect(open.code).toBe(0);
  await house.stop();
});

test("nothing broke, nothing was refused, nothing left the machine", () => {
  expect(person.complaints).toEqual([]);
});
