import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { call, installBrowserDoor } from "@/lib/backend";
import { account, installation } from "@/lib/bindings";
import { connection } from "@/lib/connection";
import type { Fault } from "@/lib/fault";

const answer = (body: unknown, status = 200) => vi.fn(async () => new Response(JSON.stringify(body), { status }));

beforeEach(() => {
  delete window.go;
  installBrowserDoor();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  connection.set("up");
});

// What Wails puts on its window.
function bind(session: () => Promise<unknown>) {
  const methods = new Map([["Session", session]]);
  window.go = { desktop: { Account: Object.fromEntries(methods) } };
}

const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (fault: Fault) => fault,
  );

test("in a browser a bound method is a POST to its name", async () => {
  const fetch = answer({ result: { state: "none" } });
  localStorage.setItem("intendant.key", "KEY");
  vi.stubGlobal("fetch", fetch);
  expect(await call(account.SignIn, { email: "a@b.example", password: "x" })).toEqual({ state: "none" });
  expect(fetch).toHaveBeenCalledWith(
    "/rpc/Account.SignIn",
    expect.objectContaining({
      method: "POST",
      body: '{"email":"a@b.example","password":"x"}',
      headers: { "Content-Type": "application/json", "Intendant-Key": "KEY" },
    }),
  );
});

test("an error keeps its code, its parameters and its fields", async () => {
  const error = { code: "input.invalid", params: {}, fields: [{ name: "email", code: "not_an_email" }], message: "" };
  vi.stubGlobal("fetch", answer({ error }, 422));
  const fault = await faultOf(call(account.Session, {}));
  expect(fault?.code).toBe("input.invalid");
  expect(fault?.field("email")?.code).toBe("not_an_email");
  expect(fault?.field("password")).toBeUndefined();
});

test("a program that has stopped is a state of its own", async () => {
  vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("Failed to fetch")));
  expect((await faultOf(call(account.Session, {})))?.code).toBe("disconnected");
  expect(connection.get()).toBe("down");
});

test("a door that no longer opens is another", async () => {
  vi.stubGlobal("fetch", answer({ error: { code: "door.closed" } }, 401));
  await faultOf(call(installation.Status, { language: "" }));
  expect(connection.get()).toBe("closed");
});

test("an answer that is not one is an internal error", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response("<html>", { status: 502 })),
  );
  expect((await faultOf(call(account.Session, {})))?.code).toBe("internal");
});

test("a promise that the window has lost ends", async () => {
  vi.useFakeTimers();
  bind(() => new Promise(() => undefined));
  const fault = faultOf(call(account.Session, {}));
  await vi.advanceTimersByTimeAsync(32_000);
  expect((await fault)?.code).toBe("timed_out");
});

test("the window's errors are JSON in a string", async () => {
  bind(() => Promise.reject('{"code":"session.locked","params":{}}'));
  expect((await faultOf(call(account.Session, {})))?.code).toBe("session.locked");
});
