import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lib/chromium";
import { House } from "../lib/house";
import { multiply } from "../lib/multitude";
import { camille, Person } from "../lib/person";

const count = Number(process.env.INTENDANT_MEMBERS ?? 100_000);
const pause = 120; // for which typing rests before it is searched for

let house: House;
let person: Person;
let close: () => Promise<void>;

beforeAll(async () => {
  const browser = await launch();
  close = () => browser.close();
  house = await House.build();
  const made = await house.furnish("en");
  multiply(house.database, count);
  person = await Person.sitDown(browser);
  await person.visit(await house.serve());
  await person.unlockHouse(made.passphrase);
  await person.signIn({ ...camille, ...made });
  await person.page.getByRole("main").getByRole("listitem").first().getByRole("button").click();
  await person.sees("general.title");
  await person.goTo("members");
  await person.page.locator("[data-place]").first().waitFor();
});

afterAll(async () => {
  await close();
  await house.demolish();
});

const rowCount = () => person.page.getByRole("grid").getAttribute("aria-rowcount");
const tell = (line: string) => process.stdout.write(`${line}\n`);
const say = (what: string, milliseconds: number[]) => {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  tell(`${what}: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`);
};

test("searching, from the letter to the painted row", async () => {
  expect(Number(await rowCount())).toBeGreaterThan(count);
  const took: number[] = [];
  for (const word of [
    "lefevre",
    "p1234",
    "حمة",
    "wisniewska zoe",
    "p99",
    "o'br",
    "muller a",
    "team7",
    "garcia",
    "zz",
  ]) {
    await person.page.getByRole("searchbox").fill("");
    await expect.poll(async () => Number(await rowCount())).toBeGreaterThan(count);
    took.push((await person.page.evaluate(searchFor, word)) - pause);
  }
  say(`search ${count} (without the ${pause} ms for which typing rests)`, took);
});

test("scrolling, frame by frame", async () => {
  await person.page.getByRole("searchbox").fill("");
  await expect.poll(async () => Number(await rowCount())).toBeGreaterThan(count);
  const { frames, most } = await person.page.evaluate(scrollOn);
  say("scroll, between two frames", frames);
  tell(`elements in the page at most: ${most}`);
});

test("dragging the scroll bar to somewhere else", async () => {
  const took: number[] = [];
  for (const share of [0.5, 0.9, 0.1, 0.75, 0.33, 1]) took.push(await person.page.evaluate(jumpTo, share));
  say("jump, to the painted rows", took);
});

// The three below run in the page.

async function searchFor(word: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>("input[type=search]");
  const grid = () => document.querySelector("[role=grid]");
  const before = grid()?.getAttribute("aria-rowcount");
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  const start = performance.now();
  set?.call(field, word);
  field?.dispatchEvent(new Event("input", { bubbles: true }));
  for (;;) {
    await new Promise(requestAnimationFrame);
    if (grid()?.getAttribute("aria-rowcount") !== before) break;
  }
  const drawn = performance.now();
  await new Promise<void>((done) => {
    const { port1, port2 } = new MessageChannel(); // comes after the frame has been painted
    port1.onmessage = () => done();
    port2.postMessage(null);
  });
  return Math.max(drawn, performance.now()) - start;
}

async function scrollOn(): Promise<{ frames: number[]; most: number }> {
  const frames: number[] = [];
  let most = 0;
  let last = await new Promise(requestAnimationFrame);
  for (let i = 0; i < 300; i++) {
    window.scrollBy(0, 400);
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - (last as number));
    last = now;
    most = Math.max(most, document.getElementsByTagName("*").length);
  }
  return { frames, most };
}

async function jumpTo(share: number): Promise<number> {
  const start = performance.now();
  window.scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * share);
  for (;;) {
    await new Promise(requestAnimationFrame);
    const inSight = [...document.querySelectorAll("[data-place]")].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    if (inSight.length > 10 && inSight.every((row) => !row.hasAttribute("aria-busy"))) return performance.now() - start;
  }
}
