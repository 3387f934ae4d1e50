import { camille, type Person } from "./person";
import type { Look } from "./screens";
import { totp } from "./totp";

const organization = "Atelier Nord & Cie";

/** Leads a person through everything that protects an account, and leaves it as it was. */
export async function securityScreens(person: Person, look: Look): Promise<void> {
  await person.goTo("members");
  await person.page.getByRole("row", { name: /Camille/ }).waitFor();
  await look("members-alone");
  await before(person, look);
  const codes = await enrolment(person, look);
  await atTheDoor(person, look, codes[0] ?? "");
  await after(person, look, codes);
  await providers(person, look);
  await person.goTo("general");
}

async function before(person: Person, look: Look) {
  await person.goTo("security");
  await person.page.getByText(person.t("sessions.current"), { exact: true }).waitFor();
  await look("security");
  await person.press("security.password.change");
  await person.judged("security.password.new", "short");
  await look("security-password");
  await person.page.keyboard.press("Escape");
}

async function choosePolicy(person: Person, policy: "off" | "prompt" | "required") {
  await person.page.getByRole("button", { name: person.t("policy.title") }).click();
  await person.page.getByRole("option", { name: person.t(`policy.${policy}`) }).click();
}

async function enrolment(person: Person, look: Look): Promise<string[]> {
  const { page, t } = person;
  await person.goTo("general");
  await choosePolicy(person, "prompt");
  await page.getByText(t("mfa.prompt", { Name: organization })).waitFor();
  await look("general-mfa-prompt");
  await choosePolicy(person, "required");
  await person.sees("policy.require.title");
  await look("general-mfa-require");
  await person.press("policy.require.submit");
  await person.sees("mfa.needed.title", { Name: organization });
  await look("mfa-needed");
  await person.press("mfa.set_up");
  await page.getByRole("img", { name: t("mfa.enrol.qr") }).waitFor();
  const secret = (await page.getByRole("alertdialog").locator("code").first().textContent()) ?? "";
  await look("mfa-enrol-scan");
  await person.press("action.continue");
  await page.locator("input[name=code]").fill(totp(secret, 40));
  await person.press("mfa.enrol.submit");
  await page.getByText(t("error.code.wrong")).waitFor();
  await look("mfa-enrol-code");
  await page.locator("input[name=code]").fill(totp(secret));
  await person.press("mfa.enrol.submit");
  await person.sees("mfa.enrol.title.codes");
  await look("mfa-enrol-recovery");
  const codes = await page.getByRole("alertdialog").locator("ol code").allTextContents();
  await page.getByText(t("mfa.recovery.kept")).click();
  await person.press("action.done");
  await person.sees("general.title");
  await choosePolicy(person, "off");
  await page.getByText(t("policy.done.off")).first().waitFor();
  return codes;
}

async function atTheDoor(person: Person, look: Look, code: string) {
  const { page, t } = person;
  await person.press("menu.account", { Name: "Camille Moreau" });
  await page.getByRole("menuitem", { name: t("menu.lock") }).click();
  await person.press("mfa.by_code");
  await look("door-locked-code");
  await person.press("door.locked.sign_out");
  await person.signIn();
  await person.sees("door.code.title");
  await look("door-code");
  await person.press("mfa.use_recovery");
  await look("door-code-recovery");
  await page.locator("input[name=code]").fill(code);
  await page.getByText(t("door.code.trust")).click();
  await person.press("door.sign_in.submit");
  await person.open(organization);
}

async function after(person: Person, look: Look, codes: string[]) {
  const { page, t } = person;
  await person.goTo("security");
  await page.getByText(t("trusted.title")).first().waitFor();
  await look("security-mfa");
  await page.route(
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
  await page.locator("input[name=code]").fill(codes[1] ?? "");
  await look("mfa-renew");
  await person.press("mfa.recovery.renew.submit");
  await person.sees("reauthenticate.title");
  await look("reauthenticate");
  await page.keyboard.press("Escape");
  await page.getByText(t("fault.declined")).waitFor();
  await page.keyboard.press("Escape");
  await person.press("mfa.turn_off");
  await person.field("security.password.current").fill(camille.password);
  await person.press("mfa.use_recovery");
  await page.locator("input[name=code]").fill(codes[2] ?? "");
  await look("mfa-turn-off");
  await person.press("mfa.turn_off.submit");
  await page.getByText(t("mfa.disabled")).first().waitFor();
}

async function providers(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("settings");
  await page.getByText(t("providers.empty")).waitFor();
  for (const kind of ["Google", "Microsoft", "Apple"]) {
    await person.press("providers.add");
    await page.getByRole("menuitem", { name: kind }).click();
    await person.sees("providers.add.title", { Name: kind });
    await look(`provider-${kind.toLowerCase()}`);
    await page.keyboard.press("Escape");
  }
  await person.press("providers.add");
  await page.getByRole("menuitem", { name: t("providers.other") }).click();
  await person.field("providers.field.name").fill("Nordlicht");
  await person.field("providers.field.issuer").fill("http://127.0.0.1:9");
  await person.field("providers.field.clientId").fill("console");
  await look("provider-oidc");
  await person.press("action.save");
  await person.press("providers.test.what", { Name: "Nordlicht" });
  await page.getByText(t("error.provider.unreachable", { name: "Nordlicht" })).waitFor();
  await look("provider-tested");
  await person.goTo("security");
  await page.getByText(t("social.not_linked")).waitFor();
  await look("security-social");
  await person.goTo("settings");
  await person.press("providers.menu", { Name: "Nordlicht" });
  await page.getByRole("menuitem", { name: t("providers.remove") }).click();
  await person.sees("providers.remove.title", { Name: "Nordlicht" });
  await look("provider-remove");
  await person.press("providers.remove.submit");
  await page.getByText(t("providers.empty")).waitFor();
}
