import { invite, join, jonas, name, openOrganization } from "./company";
import { camille, type Person } from "./person";
import type { Look } from "./screens";

const organization = "Atelier Nord & Cie";

/** Leads a person through the plans: free, on trial, subscribed, leaving, in arrears; and shows them to a member. */
export async function planScreens(person: Person, look: Look): Promise<void> {
  await free(person, look);
  await trying(person, look);
  await subscribing(person, look);
  await changing(person, look);
  await selling(person, look);
  await visiting(person, look);
  await person.goTo("general");
}

const card = (person: Person) => person.page.getByRole("main").locator("div:has(> footer)").first();

async function free(person: Person, look: Look) {
  const { page } = person;
  await person.goTo("subscriptions");
  await card(person).waitFor();
  await look("subscriptions-free");
  await person.press("subscriptions.compare");
  await page.getByRole("table").first().waitFor();
  await look("plans");
  await page.getByRole("radio").nth(1).click();
  await page.locator("s").first().waitFor();
  await look("plans-yearly");
}

async function trying(person: Person, look: Look) {
  await person.press("plans.trial", { Count: 14 });
  await person.page.getByText(person.t("plan_notice.trial", { Plan: name("Team"), Count: 14 })).waitFor();
  await person.press("action.close");
  await person.goTo("subscriptions");
  await look("subscriptions-trial");
}

async function subscribing(person: Person, look: Look) {
  const { page, t } = person;
  await card(person)
    .getByRole("button", { name: t("plans.choose") })
    .click();
  const drawer = page.getByRole("dialog");
  await drawer.locator("[aria-busy=false]").waitFor();
  await look("plan-change");
  await drawer.getByRole("textbox").fill("12");
  await drawer.locator("[aria-busy=false]").getByRole("listitem").first().waitFor();
  await drawer.locator("button[type=submit]").click();
  await drawer.waitFor({ state: "detached" });
  await look("subscriptions-active");
  await company(person);
}

// Somebody else comes in, so that a smaller plan costs a seat.
async function company(person: Person) {
  const invitation = await invite(person, jonas);
  await leave(person);
  await join(person, jonas, invitation);
}

async function leave(person: Person) {
  await person.ask("Account.SignOut", {});
  await person.page.goto(new URL("/", person.page.url()).href);
  await person.sees("door.sign_in.title");
}

async function changing(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("subscriptions");
  await card(person).waitFor();
  await look("subscriptions-member");
  await leave(person);
  await person.signIn();
  await person.open(organization);
  await person.goTo("subscriptions");
  await card(person)
    .getByRole("button", { name: t("plans.change") })
    .click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("radio", { name: /Pro/ }).click({ force: true });
  await drawer.getByText(t("change.stops"), { exact: true }).waitFor();
  await look("plan-change-less");
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  await person.press("plans.cancel");
  await page.getByRole("alertdialog").getByText(t("change.stops"), { exact: true }).waitFor();
  await look("plan-cancel");
  await page.getByRole("alertdialog").getByRole("button").last().click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await look("subscriptions-canceled");
  await person.press("plans.resume");
  await person.press("action.close");
}

async function selling(person: Person, look: Look) {
  const { page, t } = person;
  await person.goTo("settings");
  await page.getByRole("row", { name: /Atelier/ }).scrollIntoViewIfNeeded();
  await look("settings-plans");
  const choosing = page.waitForEvent("filechooser");
  await person.press("catalogue.load");
  const wrong = {
    name: "plans.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"version":1,"families":[]}'),
  };
  await (await choosing).setFiles(wrong);
  await page.getByRole("dialog").locator("code").first().waitFor();
  await look("settings-plans-wrong");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const id = await openOrganization(person);
  await person.ask("Installation.MarkUnpaid", { organization: id, family: "chat" });
  await person.goTo("subscriptions");
  await card(person).getByText(t("plans.state.past_due"), { exact: true }).waitFor();
  await look("subscriptions-past-due");
  await person.ask("Installation.MarkPaid", { organization: id, family: "chat" });
}

// A member whose seat is gone sees the organization, why it is shut, and the way out.
async function visiting(person: Person, look: Look) {
  const { page, t } = person;
  const id = await openOrganization(person);
  const { members } = await person.ask<{ members: { id: string; email: string }[] }>("Organization.Members", {
    id,
    descending: false,
  });
  const theirs = members.filter(({ email }) => email === jonas.email).map((member) => member.id);
  await person.ask("Organization.SetSeats", { id, members: theirs, active: false });
  await leave(person);
  await person.signIn({ ...camille, ...jonas });
  await page.getByText(t("no_seat.reason")).waitFor();
  await look("door-no-seat");
  await person.press("leave.what", { Name: name(organization) });
  await page.getByRole("alertdialog").waitFor();
  await look("door-leave");
  await page.keyboard.press("Escape");
  await leave(person);
  await person.signIn();
  await person.open(organization);
}
