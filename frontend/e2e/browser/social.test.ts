import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Issuer, signInThere } from "../lib/issuer";
import type { Person } from "../lib/person";
import { Scene } from "../lib/scene";

// One story, told in order: each step stands on the one before.
let scene: Scene;
let issuer: Issuer;
let owner: Person;
let other: Person;

const name = "Nordlicht ID";
const it = { Name: name };

beforeAll(async () => {
  issuer = await Issuer.start();
  scene = await Scene.set();
  owner = await scene.movesIn();
}, 120_000);

afterAll(async () => {
  await scene?.strike();
  issuer?.stop();
});

/** Presses what leads to the provider, and returns the tab that opens. */
async function go(who: Person, key: string): Promise<Page> {
  const tab = who.context.waitForEvent("page");
  await who.press(key, it);
  return tab;
}

/** A whole visit as somebody; what the page at its end says. */
async function visit(who: Person, key: string, as: string): Promise<string> {
  const tab = await go(who, key);
  await signInThere(tab, as);
  await tab.locator("body[data-outcome]").waitFor();
  const said = (await tab.locator("main").textContent()) ?? "";
  await tab.close();
  return said;
}

test("the owner adds a provider, and tests it", async () => {
  await owner.goTo("settings");
  await owner.press("providers.add");
  await owner.page.getByRole("menuitem", { name: owner.t("providers.other") }).click();
  await owner.field("providers.field.name").fill(name);
  await owner.field("providers.field.issuer").fill(issuer.url);
  await owner.field("providers.field.clientId").fill("console");
  await owner.press("action.save");
  await owner.page.getByText(name).first().waitFor();
  const { providers } = await owner.ask<{ providers: { id: string }[] }>("Installation.Providers", {});
  const tested = await owner.ask<{ ok: boolean }>("Installation.TestProvider", { id: providers[0]?.id ?? "" });
  expect(tested.ok).toBe(true);
});

test("the owner links the account", async () => {
  await owner.goTo("security");
  const said = await visit(owner, "social.link.what", "ada");
  expect(said).toContain(owner.t("social.end.done.title"));
  await owner.page.getByRole("button", { name: owner.t("social.unlink.what", it) }).waitFor();
});

test("what goes wrong ends in a message, and nobody is in", async () => {
  ({ person: other } = await scene.comes());
  for (const [mood, code] of [
    ["nonce", "social.nonce_wrong"],
    ["state", "social.state_wrong"],
    ["issuer", "social.issuer_wrong"],
    ["code", "social.code_refused"],
    ["expired", "social.token_expired"],
    ["audience", "social.audience_wrong"],
    ["unsigned", "social.token_invalid"],
    ["declined", "social.declined"],
  ] as const) {
    await issuer.behave(mood);
    await other.sees("door.sign_in.title");
    const message = other.t(`error.${code}`, { name });
    expect(await visit(other, "social.with", "ada")).toContain(message);
    await other.page.getByText(message).waitFor();
  }
  await issuer.behave("good");
  expect(await visit(other, "social.with", "bjorn")).toContain(other.t("error.social.not_linked", { name }));
});

test("a provider that is down, and a tab that is closed", async () => {
  await issuer.behave("down");
  await other.press("social.with", it);
  await other.page.getByText(other.t("error.provider.unreachable", { name })).waitFor();
  await issuer.behave("good");
  const tab = await go(other, "social.with");
  await tab.close();
  await other.press("action.cancel");
  await other.page.getByRole("button", { name: other.t("social.with", it) }).waitFor();
});

test("the linked account signs in, with keys that have changed", async () => {
  await issuer.behave("rotate");
  expect(await visit(other, "social.with", "ada")).toContain(other.t("social.end.done.title"));
  await other.open("Atelier Nord");
  await other.leave();
});

test("somebody new signs up once sign-up is open", async () => {
  await owner.ask("Installation.SetSignUp", { open: true });
  const { person: bjorn, leave } = await scene.comes();
  await visit(bjorn, "social.with", "bjorn");
  await bjorn.sees("door.organization.create.title");
  await leave();
});

test("the owner unlinks", async () => {
  await owner.press("social.unlink.what", it);
  await owner.page.getByRole("button", { name: owner.t("social.link.what", it) }).waitFor();
  expect(owner.complaints).toEqual([]);
});
