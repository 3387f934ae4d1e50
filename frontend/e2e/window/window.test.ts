import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Display } from "../lib/display";
import { passphrase } from "../lib/house";
import { camille } from "../lib/person";
import { binary, environment, folder, root, run, Started, until } from "../lib/process";

// One story on one screen: a person types their way into a new house.
let display: Display;
let place: Awaited<ReturnType<typeof folder>>;
let program: Started;

beforeAll(async () => {
  display = await Display.open();
  place = await folder();
  program = new Started(binary, args(), display.environment());
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") {
    await mkdir(join(root, "build/results"), { recursive: true });
    display.photograph(join(root, "build/results", `${task.name.replace(/\W+/g, "-")}.png`));
  }
});

afterAll(async () => {
  await program.stop();
  await display.close();
  await place.remove();
});

const data = () => join(place.path, "data");
const args = () => ["--data", data(), "--lang", "en"];

/** Asks the database until it has a row. */
async function row(query: string, ...params: string[]): Promise<Record<string, unknown>> {
  return until(query, 15_000, () => {
    try {
      const db = new DatabaseSync(join(data(), "intendant.db"), { readOnly: true });
      try {
        return db.prepare(query).get(...params) as Record<string, unknown> | undefined;
      } finally {
        db.close();
      }
    } catch {
      return undefined; // not there yet
    }
  });
}

test("typing into the window makes an account and an organization", async () => {
  await display.window("Intendant");
  await display.pressPrimary(); // the language stays English

  await display.primary();
  display.type(passphrase);
  display.key("Tab", "Tab"); // past the button that shows it
  display.type(passphrase);
  display.key("Return");
  await until("the sealed key", 15_000, async () => {
    const { access } = await import("node:fs/promises");
    return access(join(data(), "key.age")).then(
      () => true,
      () => false,
    );
  });

  await display.primary();
  for (const text of [camille.firstName, camille.lastName, camille.email]) {
    display.type(text);
    display.key("Tab");
  }
  display.type(camille.password);
  display.key("Return");
  const account = await row("SELECT first_name, last_name FROM account WHERE email = ?", camille.email);
  expect(account).toMatchObject({ first_name: camille.firstName, last_name: camille.lastName });

  await display.primary();
  display.type("Window House");
  display.key("Return");
  const organization = await row("SELECT id FROM organization WHERE name = ?", "Window House");
  expect(organization.id).toMatch(/^org_[0-9A-Z]{26}$/);
});

test("a second start brings the window to the front and ends", async () => {
  const window = await display.window("Intendant");
  display.hide(window);
  const second = await run(binary, args(), display.environment());
  expect(second).toMatchObject({ code: 0 });
  expect(await display.window("Intendant")).toBe(window);
});

test("a browser's door goes through the window's process", async () => {
  const door = new Started(binary, ["serve", ...args()]);
  const [link] = await door.says(/http:\/\/127\.0\.0\.1:\d+\/open\/\S+/);
  expect((await fetch(link, { redirect: "manual" })).status).toBe(303);
  expect(await door.stop()).toBe(0);
});

test("the window ends in order when it is asked to", async () => {
  expect(await program.stop()).toBe(0);
  expect((await run(binary, ["doctor", ...args()])).code).toBe(0);
});

test.each(["", ":4711"])("without a display (%j) it says so, and how to serve", async (name) => {
  const { code, output } = await run(binary, args(), environment({ DISPLAY: name }));
  expect(code).toBe(3);
  expect(output).toContain("intendant serve");
});
