import { afterAll, beforeAll, expect, test } from "vitest";
import { holding } from "../lib/bytes";
import { camille, type Person } from "../lib/person";
import { Scene } from "../lib/scene";

// One story, told in order: each step stands on the one before.
let scene: Scene;
let person: Person;

beforeAll(async () => {
  scene = await Scene.set();
});

afterAll(() => scene.strike());

test("a person moves in: language, passphrase, account, organization", async () => {
  person = await scene.movesIn();
  await person.page.getByText(/^org_[0-9A-Z]{26}$/).waitFor();
});

test("a new name shows at once in another browser, and overwrites nobody's unseen", async () => {
  const { person: other, leave } = await scene.comes();
  await other.signIn();
  await other.open("Atelier Nord");

  await other.field("general.name").fill("Atelier Ouest");
  await person.rename("Atelier Sud");
  await other.press("action.save");
  await other.page.getByText(other.t("field.outdated", { now: "Atelier Sud" })).waitFor();
  expect(await other.field("general.name").inputValue()).toBe("Atelier Ouest");
  await other.press("general.name.keep", { Name: "Atelier Sud" });
  expect(await other.field("general.name").inputValue()).toBe("Atelier Sud");

  await person.rename("Atelier Sud & Cie");
  const switcher = other.t("switcher.open", { Name: "Atelier Sud & Cie" });
  await other.page.getByRole("button", { name: switcher }).waitFor({ timeout: 8000 });
  await expect.poll(() => other.field("general.name").inputValue()).toBe("Atelier Sud & Cie");

  expect(other.complaints).toEqual([]);
  await leave();
});

test("it is all there after a new start", async () => {
  expect(await scene.house.stop()).toBe(0);
  await person.visit(await scene.house.serve());
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
  expect(await holding(scene.house.data, "Atelier Sud")).not.toEqual([]);
  await person.goTo("general");
  await person.press("general.delete.action");
  await person.field("general.delete.password").fill(camille.password);
  const title = person.t("general.delete.title", { Name: "Atelier Sud & Cie" });
  const dialog = person.page.getByRole("alertdialog", { name: title });
  await person.field("general.delete.confirm", { Name: "Atelier Sud & Cie" }).fill("Atelier Sud & Cie");
  await dialog.getByRole("button", { name: person.t("general.delete.submit") }).click();
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => holding(scene.house.data, "Atelier Sud"), { timeout: 10_000 }).toEqual([]);
  expect(await holding(scene.house.data, "Atelier Est")).not.toEqual([]);
});

test("the doctor finds nothing, while the house is open and after", async () => {
  const open = await scene.house.command("doctor");
  expect(open.output).not.toBe("");
  expect(open.code).toBe(0);
  await scene.house.stop();
});

test("nothing broke, nothing was refused, nothing left the machine", () => {
  expect(person.complaints).toEqual([]);
});
