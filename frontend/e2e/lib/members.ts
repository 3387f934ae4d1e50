import type { Person } from "./person";
import type { Look } from "./screens";

/** Shows the members of an organization that has some, and what may be done with them. */
export async function membersScreens(person: Person, look: Look): Promise<void> {
  await person.goTo("members");
  await row(person, 0).waitFor();
  await look("members");
  await selecting(person, look);
  await asking(person, look);
  await searching(person, look);
  await leaving(person, look);
}

const row = ({ page }: Person, place: number) => page.locator(`[data-place="${place}"]`);
const menu = (person: Person, place: number) => row(person, place).getByRole("button").click();
const theirs = (person: Person) => person.page.locator("[data-place]").filter({ hasNotText: person.t("settings.you") });

async function selecting(person: Person, look: Look) {
  const { page } = person;
  for (const place of [1, 2, 3]) await row(person, place).getByRole("checkbox").click();
  await page.getByRole("toolbar").waitFor();
  await look("members-selected");
  await person.press("members.remove");
  await page.getByRole("alertdialog").waitFor();
  await look("members-remove");
  await page.keyboard.press("Escape");
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await person.press("members.selection.clear");
}

async function asking(person: Person, look: Look) {
  const { page } = person;
  await menu(person, 1);
  await page.getByRole("menu").waitFor();
  await look("members-menu");
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  await theirs(person).first().click();
  await page.getByRole("dialog").locator("dl").waitFor();
  await look("member");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await person.press("members.export");
  await page.getByRole("dialog").waitFor();
  await look("members-export");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function searching(person: Person, look: Look) {
  const { page, t } = person;
  await page.getByRole("searchbox").fill("zzzz");
  await page.getByText(t("members.none.search")).waitFor();
  await look("members-none");
  await page.getByRole("searchbox").fill("");
  await row(person, 0).waitFor();
}

async function leaving({ page }: Person, look: Look) {
  await page.locator("a[href$='#/members/roles']").click();
  await page.getByRole("table").first().waitFor();
  await look("roles");
}
