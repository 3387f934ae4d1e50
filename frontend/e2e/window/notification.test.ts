import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { Bus } from "../lib/bus";
import { Display } from "../lib/display";
import { camille } from "../lib/person";
import { binary, folder, Started } from "../lib/process";
import { typeIn } from "../lib/window";
import { words } from "../lib/words";

let bus: Bus;
let display: Display;
let place: Awaited<ReturnType<typeof folder>>;
let program: Started;
let door: Started | undefined;

const t = words("de");
const data = () => join(place.path, "data");
const args = () => ["--data", data(), "--lang", "de"];

beforeAll(async () => {
  bus = await Bus.open();
  display = await Display.open();
  place = await folder();
  program = new Started(binary, args(), display.environment({ DBUS_SESSION_BUS_ADDRESS: bus.address }));
});

afterAll(async () => {
  await door?.stop();
  await program.stop();
  await display.close();
  await bus.close();
  await place.remove();
});

/** A script at the same house, and how it calls. */
async function script() {
  const token = join(place.path, "token");
  door = new Started(binary, ["serve", ...args(), "--token-file", token]);
  const [origin] = await door.says(/http:\/\/127\.0\.0\.1:\d+/);
  const headers = {
    Authorization: `Bearer ${(await readFile(token, "utf8")).trim()}`,
    "Content-Type": "application/json",
  };
  return async (method: string, input: object) => {
    const answer = await fetch(`${origin}/rpc/${method}`, { method: "POST", headers, body: JSON.stringify(input) });
    if (!answer.ok) throw new Error(`${method}: ${await answer.text()}`);
  };
}

test("the desktop tells in the person's language what happened to the account elsewhere", async () => {
  await typeIn(display, data(), "Fensterhaus");
  const call = await script();
  await call("Account.SignIn", { email: camille.email, password: camille.password });
  await bus.notifies(t("app.name"), t("notice.new_door"));
  await call("Account.SetEmail", { email: "moreau@atelier-nord.example" });
  await bus.notifies(t("app.name"), t("notice.email_changed"));
});
