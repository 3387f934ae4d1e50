import { afterAll, beforeAll, expect, test } from "vitest";
import { passphrase } from "../lib/house";
import { camille, Person } from "../lib/person";
import { Scene } from "../lib/scene";

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.set();
});

afterAll(() => scene.strike());

test("the keyboard alone is enough to move in", async () => {
  const person = await Person.sitDown(scene.browser);
  const { page } = person;
  const type = async (key: string, text: string) => {
    await person.tabTo(key);
    await page.keyboard.type(text);
  };
  await page.goto(await scene.house.serve());
  await person.sees("door.language.title");
  await person.tabTo("action.continue");
  await page.keyboard.press("Enter");
  await person.sees("door.protect.title");
  await type("door.protect.label", passphrase);
  await type("door.protect.again", passphrase);
  await page.keyboard.press("Enter");
  await person.sees("door.sign_up.title");
  await type("door.sign_up.first_name", camille.firstName);
  await type("door.sign_up.last_name", camille.lastName);
  await type("door.sign_up.email", camille.email);
  await type("door.sign_up.password", camille.password);
  await page.keyboard.press("Enter");
  await person.sees("door.organization.create.title");
  await type("door.organization.create.name", "Keyboard House");
  await page.keyboard.press("Enter");
  await person.sees("general.title");
  expect(person.complaints).toEqual([]);
  await person.leave();
});

test("a wrong password and an unknown e-mail get the same answer", async () => {
  const { person, leave } = await scene.comes();
  const answer = async (email: string) => {
    await person.signIn({ ...camille, email }, "not-the-password-at-all");
    const alert = person.page.getByRole("alert");
    await alert.waitFor();
    return alert.textContent();
  };
  const wrong = await answer(camille.email);
  await person.page.reload();
  expect(await answer("nobody@atelier-nord.example")).toBe(wrong);
  expect(wrong).toContain(person.t("error.sign_in.failed"));
  await leave();
});

test("the cookie, which every port of the address is shown, opens nothing by itself", async () => {
  const { person, leave } = await scene.comes();
  const thief = await Person.sitDown(scene.browser);
  await person.sees("door.sign_in.title");
  await thief.context.addCookies(await person.context.cookies());
  await thief.page.goto(person.page.url());
  await thief.page.getByText(thief.t("connection.closed.title")).first().waitFor();
  await person.page.reload();
  await person.sees("door.sign_in.title");
  await thief.leave();
  await leave();
});

test("without the link there is a closed door, and the link opens it once", async () => {
  const { link, close } = await scene.house.anotherLink();
  const guest = await Person.sitDown(scene.browser);
  const stranger = await Person.sitDown(scene.browser);
  await stranger.page.goto(new URL("/", link).href);
  await stranger.page.getByText(stranger.t("serve.closed.title")).first().waitFor();
  await guest.visit(link);
  await guest.sees("door.sign_in.title");
  const answer = await stranger.page.goto(link);
  expect(answer?.status()).toBe(401);
  const second = await guest.context.newPage();
  await second.goto(new URL("/", link).href);
  await second.getByRole("heading", { name: guest.t("door.sign_in.title"), exact: true }).waitFor();
  expect(guest.complaints).toEqual([]);
  await guest.leave();
  await stranger.leave();
  await close();
});
