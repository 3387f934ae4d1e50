import { afterAll, beforeAll, expect, test } from "vitest";
import { camille } from "../lib/person";
import { Scene } from "../lib/scene";
import { totp } from "../lib/totp";

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.set();
});

afterAll(() => scene.strike());

test("the keyboard alone is enough to set MFA up, to come back by a code and to print the codes", async () => {
  const person = await scene.movesIn("Keyboard House");
  const { page, t } = person;

  const { keyboard } = page;
  await person.tabTo("nav.members");
  await keyboard.press("g");
  await keyboard.press("s");
  await person.sees("security.title");
  await person.tabTo("mfa.set_up");
  await keyboard.press("Enter");
  await page.getByRole("img", { name: t("mfa.enrol.qr") }).waitFor();
  const secret = (await page.getByRole("alertdialog").locator("code").first().textContent()) ?? "";
  await person.tabTo("action.continue");
  await keyboard.press("Enter");
  await page.locator("input[name=code]:focus").waitFor();
  await keyboard.type(totp(secret));
  await keyboard.press("Enter");
  await person.sees("mfa.enrol.title.codes");

  const codes = await page.getByRole("alertdialog").locator("ol code").allTextContents();
  await page.emulateMedia({ media: "print" });
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden on paper must not count
  const printed = await page.evaluate(() => document.body.innerText);
  expect(codes.every((code) => printed.includes(code))).toBe(true);
  expect(printed).not.toContain(t("mfa.recovery.kept"));
  await page.emulateMedia({ media: "screen" });

  await person.tabTo("mfa.recovery.kept");
  await keyboard.press("Space");
  await person.tabTo("action.done");
  await keyboard.press("Enter");
  await page.getByText(t("mfa.enabled")).first().waitFor();

  await keyboard.press("Control+Shift+L");
  await person.sees("door.locked.title", { Name: camille.firstName });
  await person.tabTo("mfa.by_code");
  await keyboard.press("Enter");
  await page.locator("input[name=code]:focus").waitFor();
  await keyboard.type(totp(secret, 1)); // each works once
  await keyboard.press("Enter");
  await person.sees("security.title");
  expect(person.complaints).toEqual([]);
  await person.leave();
});
