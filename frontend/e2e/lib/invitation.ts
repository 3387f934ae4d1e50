import { name, openOrganization } from "./company";
import { camille, type Person } from "./person";
import { Postbox } from "./postbox";
import type { Look } from "./screens";

const organization = "Atelier Nord & Cie";

/** Leads a person through inviting people, mail and joining, in an organization with seats to spare. */
export async function invitationScreens(person: Person, look: Look): Promise<void> {
  const box = await Postbox.open();
  try {
    await composing(person, look);
    await mailing(person, look, box);
    await looking(person, look);
    await joining(person, look);
  } finally {
    box.close();
  }
  await person.goTo("general");
}

const list = `Zofia Wiśniewska <zofia@atelier-nord.example>
Luca Romano <luca@atelier-nord.example>
ياسمين حداد <yasmin@atelier-nord.example>
luca@atelier-nord.example
${camille.email}
Beatriz Souza, beatriz (at) atelier-nord.example`;

async function invite(person: Person) {
  await person.goTo("members");
  await person.page
    .getByRole("button", { name: person.t("invite.title"), exact: true })
    .first()
    .click();
  await person.field("invite.people").waitFor();
}

async function composing(person: Person, look: Look) {
  const { page, t } = person;
  await invite(person);
  await look("invite");
  await person.field("invite.people").fill(list);
  await page.getByRole("cell", { name: t("invitation.verdict.malformed") }).waitFor();
  await look("invite-preview");
  await page.locator("form button[type=submit]").click();
  await page.getByText(t("invite.once", { Count: 3 })).waitFor();
  await look("invite-handed");
  await person.press("action.done");
  await page.getByRole("row", { name: /luca@/ }).waitFor();
  await look("invitations");
  await page.getByRole("row", { name: /luca@/ }).getByRole("checkbox").click();
  await look("invitations-selected");
  await person.press("invitations.revoke");
  await page.getByRole("alertdialog").waitFor();
  await look("invitations-revoke");
  await page.getByRole("alertdialog").getByRole("button").last().click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await page.getByRole("radio", { name: t("invitations.ended") }).click();
  await page.getByText(t("invitations.outcome.revoked")).waitFor();
  await look("invitations-ended");
}

async function mailing(person: Person, look: Look, box: Postbox) {
  const { page, t } = person;
  await person.goTo("settings");
  await page.getByText(t("mail.empty")).scrollIntoViewIfNeeded();
  await look("settings-mail-none");
  await person.press("mail.set_up");
  await person.field("mail.field.host").fill("127.0.0.1");
  await person.field("mail.field.port").fill("1");
  await page.getByRole("button", { name: new RegExp(t("mail.field.security")) }).click();
  await page.getByRole("option", { name: t("mail.security.none") }).click();
  await person.field("mail.field.from").fill("console@example.com");
  await person.field("mail.field.name").fill("Atelier Nord");
  await look("settings-mail-edit");
  await person.press("action.save");
  await person.press("mail.test");
  await page.getByRole("main").getByRole("alert").waitFor();
  await look("settings-mail-refused");
  await person.press("mail.menu");
  await page.getByRole("menuitem", { name: t("providers.edit") }).click();
  await person.field("mail.field.port").fill(String(box.port));
  await person.press("action.save");
  await person.press("mail.test");
  await page.getByText(t("mail.test.ok", { Email: name(camille.email) })).waitFor();
  await look("settings-mail");
  await person.goTo("profile");
  await person.press("profile.email.verify");
  await box.takes(/Subject:[\s\S]{0,80}\d{8}/);
  await look("profile-verify");
  await person.field("profile.email.code").fill("00000000");
  await person.press("action.confirm");
  await page.getByText(t("error.email_code.wrong")).waitFor();
  await look("profile-verify-wrong");
  await page.keyboard.press("Escape");
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
}

async function looking(person: Person, look: Look) {
  const { page, t } = person;
  await invite(person);
  await person.field("invite.people").fill("ines@atelier-nord.example");
  await page.getByText(t("invite.mail.on")).waitFor();
  await page.getByText(t("invite.ready", { Count: 1 })).waitFor();
  await look("invite-mail");
  await person.press("invite.submit", { Count: 1 });
  await page.getByText(t("invite.once.mailed", { Count: 1 })).waitFor();
  await person.press("action.done");
  const row = page.getByRole("row", { name: /ines@/ });
  await row.getByText(t("invitations.mail.sent")).waitFor();
  await row.locator("[data-menu]").click();
  await page.getByRole("menuitem", { name: t("invitations.resend") }).click();
  await look("invitations-resend");
  await person.press("invitations.resend.submit");
  await page.getByRole("alertdialog").locator("code").waitFor();
  await look("invitations-resent");
  await person.press("action.done");
}

async function joining(person: Person, look: Look) {
  const { page, t } = person;
  const people = [{ email: "noor@atelier-nord.example", name: "Noor Haddad", roles: ["member", "billing"] }];
  const input = { organization: await openOrganization(person), people, message: "À bientôt,\nCamille", mail: false };
  const { invitations } = await person.ask<{ invitations: { link: string }[] }>("Invitation.Send", input);
  const link = invitations[0]?.link ?? "";
  await person.ask("Account.SignOut", {});
  await page.goto(new URL("/", page.url()).href);
  await person.sees("door.sign_in.title");
  await person.press("join.title");
  await person.sees("join.title");
  await look("join");
  await person.field("join.link").fill(link.slice(0, -2));
  await person.press("action.continue");
  await page.getByRole("alert").waitFor();
  await look("join-refused");
  await person.field("join.link").fill(link);
  await person.press("action.continue");
  await person.sees("join.seen.title", { Organization: name(organization) });
  await look("join-seen");
  await person.press("join.sign_up");
  await person.sees("door.sign_up.title");
  await look("join-sign-up");
  await person.press("action.back");
  await person.press("join.later");
  await person.signIn();
  await person.open(organization);
  await person.press("menu.account", { Name: "Camille Moreau" });
  await page.getByRole("menuitem", { name: t("join.title") }).click();
  await person.field("join.link").fill(link);
  await person.press("action.continue");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look("join-member");
  await person.press("action.open");
}
