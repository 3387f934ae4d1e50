import { afterEach, expect, test } from "vitest";
import { begin } from "@/begin";
import type { SessionView, StatusView } from "@/lib/bindings";
import { currentLanguage, rememberLanguage, showLanguage } from "@/lib/i18n";
import { queries } from "@/lib/queries";

const status = { state: "ready", language: "de", version: "1", door: "window", signUpOpen: true } as StatusView;
const session = { state: "none" } as SessionView;

function write(text: string) {
  const block = document.createElement("script");
  block.type = "application/json";
  block.id = "start";
  block.textContent = text;
  document.head.append(block);
}

afterEach(async () => {
  queries.clear();
  document.getElementById("start")?.remove();
  await showLanguage("en");
});

test("what came with the page needs no asking, and is found in it once", async () => {
  write(JSON.stringify({ status, session, offered: { providers: null } }));
  await begin();
  expect(queries.getQueryData(["installation", "status"])).toEqual(status);
  expect(queries.getQueryData(["account", "session"])).toEqual(session);
  expect(queries.getQueryData(["installation", "offered"])).toEqual([]);
  expect(currentLanguage()).toBe("de");
  expect(document.getElementById("start")).toBeNull();
});

test("a remembered language wins, and the backend has yet to be told", async () => {
  rememberLanguage("fr");
  write(JSON.stringify({ status }));
  await begin();
  expect(currentLanguage()).toBe("fr");
  expect(queries.getQueryState(["installation", "status"])?.isInvalidated).toBe(true);
});

test.each(["", "{", "[]"])("a page that came without answers (%j) asks for them", async (text) => {
  write(text);
  await begin();
  expect(queries.getQueryData(["installation", "status"])).toBeUndefined();
});
