import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answers, ask, begin, choose, echoing, field, rich } from "../lib/chat";
import { scale } from "../lib/equipment";
import type { Person } from "../lib/person";
import { until } from "../lib/process";
import { Provider } from "../lib/provider";
import { Scene } from "../lib/scene";

// One story, told in order: each step stands on the one before.
let scene: Scene;
let person: Person;
let provider: { url: string; stop(): void };

beforeAll(async () => {
  scene = await Scene.set();
  provider = await Provider.start();
  person = await scene.movesIn();
  await person.goTo("playground");
}, 120_000);

afterAll(async () => {
  provider?.stop();
  await scene.strike();
});

const last = () => answers(person).last();
const chats = () => person.page.getByRole("grid", { name: person.t("chat.conversations") }).getByRole("row");

test("without a model the way to one is shown", async () => {
  const { page, t } = person;
  await page.getByText(t("chat.no_model")).waitFor();
  await page
    .getByRole("main")
    .getByRole("link", { name: t("nav.models") })
    .click();
  await person.sees("nav.models");
  const { organization } = await echoing(person, provider.url);
  await scale(person, organization); // the free plan lets one request a second through
  await person.goTo("playground");
  await person.sees("chat.begin");
});

test("Enter sends, Shift and Enter begin another line", async () => {
  const { page, t } = person;
  await choose(person, "ministral-8b");
  await field(person).fill("One line");
  await field(person).press("Shift+Enter");
  await field(person).pressSequentially("and another.");
  await field(person).press("Enter");
  await last().getByText("One line\nand another.").waitFor();
  await last()
    .getByRole("button", { name: t("chat.retry") })
    .waitFor();
  expect(await field(person).inputValue()).toBe("");
  expect(await last().textContent()).toMatch(/7 tokens in, 3 out · €0\.03/);
  await page.getByRole("heading", { name: "One line", exact: true }).waitFor();
  await until("one chat", 5000, async () => (await chats().count()) === 1);
});

test("what a model wrote is Markdown and never HTML, and code can be copied", async () => {
  const { page, t } = person;
  await begin(person);
  await ask(person, rich);
  expect(await last().locator("b, img").count()).toBe(0);
  await last().getByRole("heading", { name: "Reading lines" }).waitFor();
  await last().getByRole("columnheader", { name: "Allocates" }).waitFor();
  await last()
    .getByRole("img", { name: t("chat.task.done"), exact: true })
    .waitFor();
  const links = await last()
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => [(link as HTMLAnchorElement).href, (link as HTMLAnchorElement).rel]));
  expect(links).toEqual([
    ["https://pkg.go.dev/iter", "noopener noreferrer"],
    ["https://pkg.go.dev/lines.png", "noopener noreferrer"],
  ]);
  expect(await last().locator("pre").textContent()).toContain("bufio.NewScanner");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await last()
    .getByRole("button", { name: t("copy.what", { What: t("chat.code") }) })
    .click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^func lines/);
  expect(await person.findings()).toEqual([]);
  const arabic = last().getByText("وهذا سطر");
  expect(await arabic.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
});

test("an answer comes word by word, goes on while one looks elsewhere, and can be stopped", async () => {
  const { page, t } = person;
  await begin(person);
  await choose(person, "magistral-small");
  await field(person).fill("First second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth.");
  await field(person).press("Enter");
  await last().getByText("First second").waitFor();
  await chats().nth(1).click();
  await last().locator("pre").waitFor();
  await chats().first().click();
  await last().getByText("third").waitFor();
  await page.reload();
  await last().getByText("fourth").waitFor({ timeout: 20_000 });
  await person.press("chat.stop");
  await last().getByText(t("chat.stopped")).waitFor();
  expect(await last().textContent()).not.toContain("twelfth");
  expect(await last().textContent()).toContain("about");
});

test("what fails says why, and can be asked again of another model", async () => {
  const { page, t } = person;
  await begin(person);
  await choose(person, "llama-local");
  await ask(person, "Are you there?");
  await last().getByText("It was asked to answer so.").waitFor();
  await choose(person, "ministral-8b");
  await last()
    .getByRole("button", { name: t("chat.retry") })
    .click();
  await last().getByText("Are you there?").waitFor();
  expect(await answers(person).count()).toBe(2);
  await page.reload();
  await last().getByText("Are you there?").waitFor();
});

test("a draft stays with its chat", async () => {
  await field(person).fill("Not yet");
  await chats().nth(1).click();
  await until("another chat", 5000, async () => (await field(person).inputValue()) === "");
  await chats().first().click();
  await until("the draft", 5000, async () => (await field(person).inputValue()) === "Not yet");
  await field(person).fill("");
});

test("the keyboard walks the chats and opens one; what is looked for stays", async () => {
  const { page, t } = person;
  await page.reload();
  await page.getByRole("searchbox").fill("a");
  await until("fewer chats", 5000, async () => (await chats().count()) < 4);
  const found = await chats().count();
  await chats().first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  expect(
    await chats()
      .nth(1)
      .evaluate((row) => row === document.activeElement),
  ).toBe(true);
  const title = await chats().nth(1).locator("bdi").first().textContent();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: title ?? "", exact: true }).waitFor();
  expect(await field(person).evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.getByRole("searchbox").inputValue()).toBe("a");
  expect(await chats().count()).toBe(found);
  await page.getByRole("searchbox").fill("");
  await chats().first().click();
  await page
    .getByRole("log", { name: t("chat.said") })
    .getByRole("article")
    .first()
    .waitFor();
});

test("a chat can be found, renamed and deleted", async () => {
  const { page, t } = person;
  await person.press("chat.actions");
  await page.getByRole("menuitem", { name: t("chat.rename") }).click();
  await person.field("chat.title").fill("Lanterns");
  await person.press("action.save");
  await page.getByRole("heading", { name: "Lanterns" }).waitFor();
  await page.getByRole("searchbox").fill("LANTERN");
  await until("one chat", 5000, async () => (await chats().count()) === 1);
  await page.getByRole("searchbox").fill("");
  await until("all chats", 5000, async () => (await chats().count()) === 4);
  await person.press("chat.actions");
  await page.getByRole("menuitem", { name: t("chat.delete") }).click();
  await person.press("chat.delete.submit");
  await person.sees("chat.begin");
  await until("three chats", 5000, async () => (await chats().count()) === 3);
});

test("nothing of it lies in the clear, and with all chats their key goes", async () => {
  const { page, t } = person;
  const files = async () => {
    const database = [scene.house.database, `${scene.house.database}-wal`];
    return Buffer.concat(await Promise.all(database.map((path) => readFile(path).catch(() => Buffer.alloc(0)))));
  };
  expect((await files()).includes("bufio.NewScanner")).toBe(false);
  const keys = () => readdir(join(scene.house.data, "keys"));
  const before = await keys();
  expect(before).toHaveLength(1);
  await person.goTo("general");
  await person.press("chat.all.action");
  await person.sees("chat.all.title");
  const submit = page.getByRole("button", { name: t("chat.all.submit") });
  expect(await submit.isDisabled()).toBe(true);
  await person.field("general.delete.confirm", { Name: "Atelier Nord" }).fill("Atelier Nord");
  await submit.click();
  await page
    .getByText(t("chat.all.done", { Count: 3 }))
    .first()
    .waitFor();
  await page.getByText(t("chat.all.none")).waitFor();
  expect(await keys()).toEqual([]);
  await person.goTo("activity");
  await page.getByText("deleted all chats and their key").waitFor();
  await person.goTo("playground");
  await ask(person, "Anybody left?");
  await until("one chat", 5000, async () => (await chats().count()) === 1);
  expect(await keys()).not.toEqual(before);
});

test("how long chats are kept is changed, and undone by nobody unseen", async () => {
  const { page, t } = person;
  await person.goTo("general");
  await page.getByRole("button", { name: new RegExp(t("chat.retention")) }).click();
  await page.getByRole("option", { name: t("chat.days", { Count: 90 }) }).click();
  await person.sees("chat.retention.title");
  await person.press("chat.retention.submit");
  await page.getByText(t("chat.retention.done")).first().waitFor();
  await person.goTo("activity");
  await page.getByText("changed how long chats are kept").waitFor();
  await page.getByText(t("chat.days", { Count: 90 })).waitFor();
  expect(person.complaints).toEqual([]);
});
