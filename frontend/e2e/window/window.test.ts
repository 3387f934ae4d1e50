import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Display } from "../lib/display";
import { camille } from "../lib/person";
import { binary, environment, folder, root, run, Started } from "../lib/process";
import { row, typeIn } from "../lib/window";

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

test("typing into the window makes an account and an organization", async () => {
  await typeIn(display, data(), "Window House");
  const account = await row(data(), "SELECT first_name, last_name FROM account WHERE email = ?", camille.email);
  expect(account).toMatchObject({ first_name: camille.firstName, last_name: camille.lastName });
  const organization = await row(data(), "SELECT id FROM organization WHERE name = ?", "Window House");
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
  expect((await fetch(link, { redirect: "manual" })).status).toBe(200);
  expect(await door.stop()).toBe(0);
});

test("the window ends in order when it is asked to", async () => {
  expect(await program.stop()).toBe(0);
  expect((await run(binary, ["doctor", ...args()])).code).toBe(0);
});

test("it ends as well when it is asked to before it is there", async () => {
  for (const wait of [100, 150, 200, 250, 300, 400]) {
    const early = new Started(binary, args(), display.environment());
    await new Promise((resolve) => setTimeout(resolve, wait));
    const code = await Promise.race([
      early.stop(),
      new Promise((resolve) => setTimeout(resolve, 10_000, "it runs on")),
    ]);
    if (code === "it runs on") await early.stop("SIGKILL");
    expect(code, `asked after ${wait} ms`).not.toBe("it runs on");
  }
});

test.each(["", ":4711"])("without a display (%j) it says so, and how to serve", async (name) => {
  const { code, output } = await run(binary, args(), environment({ DISPLAY: name }));
  expect(code).toBe(3);
  expect(output).toContain("intendant serve");
});
