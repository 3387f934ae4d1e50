import { afterAll, beforeAll, expect, test } from "vitest";
import { camille, jonas, type Person, renewed } from "../lib/person";
import { Scene } from "../lib/scene";
import { totp } from "../lib/totp";

// One story, told in order: each step stands on the one before.
let scene: Scene;
let person: Person;
let secret = "";
let codes: string[] = [];

beforeAll(async () => {
  scene = await Scene.set();
  person = await scene.movesIn();
});

afterAll(() => scene.strike());

async function enterCode(who: Person, code: string) {
  await who.page.locator("input[name=code]").fill(code);
}

test("MFA is set up in three steps, and a wrong code does not pass", async () => {
  await person.goTo("security");
  await person.press("mfa.set_up");
  const dialog = person.page.getByRole("alertdialog");
  await dialog.getByRole("img", { name: person.t("mfa.enrol.qr") }).waitFor();
  secret = (await dialog.locator("code").first().textContent()) ?? "";
  await person.press("action.continue");
  await enterCode(person, totp(secret, 40));
  await person.press("mfa.enrol.submit");
  await dialog.getByText(person.t("error.code.wrong")).waitFor();
  await enterCode(person, totp(secret));
  await person.press("mfa.enrol.submit");
  await person.sees("mfa.enrol.title.codes");
  codes = await dialog.locator("ol code").allTextContents();
  expect(new Set(codes).size).toBe(10);
});

test("the recovery codes can be downloaded, and are not left by accident", async () => {
  const download = person.page.waitForEvent("download");
  await person.press("action.download");
  const file = await (await download).createReadStream();
  let kept = "";
  for await (const chunk of file) kept += String(chunk);
  expect(codes.every((code) => kept.includes(code))).toBe(true);
  await person.page.keyboard.press("Escape");
  await person.page.getByText(person.t("mfa.recovery.unkept")).waitFor();
  await person.page.getByText(person.t("mfa.recovery.kept")).click();
  await person.press("action.done");
  await person.page
    .getByText(codes[0] ?? "")
    .first()
    .waitFor({ state: "detached" });
  await person.page.getByText(person.t("mfa.on"), { exact: true }).waitFor();
});

test("in another browser the password is not enough: a code is asked for, and each works once", async () => {
  const { person: other, leave } = await scene.comes();
  await other.signIn();
  await other.sees("door.code.title");
  const code = totp(secret, 1);
  await enterCode(other, code);
  await other.press("door.sign_in.submit");
  await other.open("Atelier Nord");

  // Somebody else sees it come, and ends it.
  await person.goTo("general");
  await person.goTo("security");
  await person.press("sessions.end.what", { Device: "Chromium, Linux" });
  await person.page
    .getByText(person.t("sessions.ended", { Device: "Chromium, Linux" }))
    .first()
    .waitFor();
  await other.sees("door.sign_in.title");
  await other.page.getByText(other.t("door.ended")).waitFor();

  await other.signIn();
  await other.sees("door.code.title");
  await enterCode(other, code);
  await other.press("door.sign_in.submit");
  await other.page.getByText(other.t("error.code.wrong")).waitFor();
  await leave();
});

test("a recovery code opens once, and a trusted device asks for none", async () => {
  const { person: other, leave } = await scene.comes();
  const withRecovery = async (code: string) => {
    await other.signIn();
    await other.sees("door.code.title");
    await other.press("mfa.use_recovery");
    await enterCode(other, code);
    await other.page.getByText(other.t("door.code.trust")).click();
    await other.press("door.sign_in.submit");
  };
  const signOut = async () => {
    await other.press("menu.account", { Name: "Camille Moreau" });
    await other.page.getByRole("menuitem", { name: other.t("menu.sign_out") }).click();
  };
  await withRecovery(codes[0] ?? "");
  await other.open("Atelier Nord");
  await signOut();
  await other.signIn();
  await other.open("Atelier Nord");
  await other.goTo("security");
  await other.press("trusted.end.what", { Device: "Chromium, Linux" });
  await other.page.getByText(other.t("trusted.title")).waitFor({ state: "detached" });
  await signOut();
  await withRecovery(codes[0] ?? "");
  await other.page.getByText(other.t("error.code.wrong")).waitFor();
  expect(other.complaints).toEqual([]);
  await leave();
});

test("what needs a fresh confirmation asks for it, keeps what was typed and goes on", async () => {
  await person.goTo("settings");
  await person.goTo("security");
  await person.page.route(
    "**/rpc/MFA.RegenerateRecovery",
    (route) =>
      route.fulfill({
        status: 403,
        contentType: "application/json",
        body: '{"error":{"code":"reauthentication.required"}}',
      }),
    { times: 1 },
  );
  await person.press("mfa.recovery.renew");
  await person.press("mfa.use_recovery");
  await enterCode(person, codes[1] ?? "");
  await person.press("mfa.recovery.renew.submit");
  await person.sees("reauthenticate.title");
  await person.field("reauthenticate.password").fill("not-the-password-at-all");
  await person.press("action.confirm");
  await person.page.getByText(person.t("error.password.wrong")).waitFor();
  await person.field("reauthenticate.password").fill(camille.password);
  await person.press("action.confirm");
  await person.sees("mfa.recovery.new.title");
  const fresh = await person.page.getByRole("alertdialog").locator("ol code").allTextContents();
  expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
  codes = fresh;
  await person.page.getByText(person.t("mfa.recovery.kept")).click();
  await person.press("action.done");
});

test("a changed password ends the other sessions and is the one that counts", async () => {
  const { person: other, leave } = await scene.comes();
  await other.signIn();
  await other.sees("door.code.title");
  await other.press("mfa.use_recovery");
  await enterCode(other, codes[0] ?? "");
  await other.press("door.sign_in.submit");
  await other.open("Atelier Nord");

  await person.press("security.password.change");
  await person.field("security.password.current").fill(camille.password);
  await person.field("security.password.new").fill(renewed.password);
  await person.press("action.save");
  await person.page.getByText(person.t("security.password.done")).first().waitFor();
  await other.sees("door.sign_in.title");
  await other.signIn();
  await other.page.getByText(other.t("error.sign_in.failed")).waitFor();
  await other.page.reload();
  await other.signIn(renewed);
  await other.sees("door.code.title");
  await leave();
});

test("an organization that requires MFA leads to it and nowhere else", async () => {
  await person.goTo("settings");
  await person.page.getByRole("switch", { name: person.t("settings.sign_up") }).press("Space");
  await person.page.getByText(person.t("settings.sign_up.on")).first().waitFor();
  const { person: other, leave } = await scene.comes();
  await other.press("door.sign_in.create");
  await other.signUp(jonas);
  await other.createFirst("Keller & Co");
  await other.page.getByRole("button", { name: other.t("policy.title") }).click();
  await other.page.getByRole("option", { name: other.t("policy.prompt") }).click();
  await other.page.getByText(other.t("mfa.prompt", { Name: "Keller & Co" })).waitFor();
  await other.page.getByRole("button", { name: other.t("policy.title") }).click();
  await other.page.getByRole("option", { name: other.t("policy.required") }).click();
  await other.press("policy.require.submit");
  await other.sees("mfa.needed.title", { Name: "Keller & Co" });
  await other.page.reload();
  await other.sees("mfa.needed.title", { Name: "Keller & Co" });
  expect(await other.page.getByRole("navigation").count()).toBe(0);
  await other.press("mfa.set_up");
  const dialog = other.page.getByRole("alertdialog");
  const own = (await dialog.locator("code").first().textContent()) ?? "";
  await other.press("action.continue");
  await enterCode(other, totp(own));
  await other.press("mfa.enrol.submit");
  await other.sees("mfa.enrol.title.codes");
  await other.page.getByText(other.t("mfa.recovery.kept")).click();
  await other.press("action.done");
  await other.sees("general.title");
  expect(other.complaints).toEqual([]);
  await leave();
});

test("the owner resets the MFA of somebody who has lost it", async () => {
  await person.page.reload();
  await person.sees("settings.title");
  await person.press("menu.account", { Name: "Jonas Keller" });
  await person.page.getByRole("menuitem", { name: person.t("mfa.reset") }).click();
  await person.press("mfa.reset.submit");
  await person.page
    .getByText(person.t("mfa.reset.done", { Name: "Jonas Keller" }))
    .first()
    .waitFor();
  const { person: other, leave } = await scene.comes();
  await other.signIn(jonas);
  await other.page.getByRole("button", { name: "Keller & Co" }).click();
  await other.sees("mfa.needed.title", { Name: "Keller & Co" });
  await leave();
});

test("members show their roles and whether they have MFA", async () => {
  await person.goTo("members");
  const row = person.page.getByRole("row", { name: /Camille Moreau/ });
  const said = await row.textContent();
  for (const key of ["role.admin", "role.billing", "mfa.on", "settings.you"]) expect(said).toContain(person.t(key));
  expect(person.complaints).toEqual([]);
});
