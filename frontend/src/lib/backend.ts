import { connection } from "@/lib/connection";
import { Disconnected, Fault, type FaultData, TimedOut, toFault } from "@/lib/fault";
import { confirming } from "@/lib/reauthentication";

type Method = (input: unknown) => Promise<unknown>;
type Types = Record<string, Record<string, Method>>;

declare global {
  interface Window {
    go?: Record<string, Types>;
  }
}

const limit = 30_000;

/** Whether the page runs in the program's own window rather than in a browser. */
export const inWindow = "go" in window || "runtime" in window;

/**
 * Gives a browser the `window.go` that Wails gives its window, so that the same
 * generated bindings work in both: `go.desktop.Account.SignIn(input)` becomes
 * `POST /rpc/Account.SignIn`.
 */
export function installBrowserDoor(): void {
  if (inWindow) return;
  const type = (name: string) => proxy((method) => (input: unknown) => post(`${name}.${method}`, input));
  window.go = proxy(() => proxy(type)) as unknown as Record<string, Types>;
}

function proxy(get: (name: string) => unknown): Record<string, never> {
  return new Proxy({}, { get: (_, name) => (typeof name === "string" ? get(name) : undefined) });
}

/** What shows that a request comes from this page: a cookie goes to every port of this address. */
export function doorKey(): Record<string, string> {
  return { "Intendant-Key": localStorage.getItem("intendant.key") ?? "" };
}

interface Answer {
  result?: unknown;
  error?: FaultData;
}

async function post(method: string, input: unknown): Promise<unknown> {
  const response = await fetch(`/rpc/${method}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...doorKey() },
    body: JSON.stringify(input ?? {}),
    signal: AbortSignal.timeout(limit),
  }).catch((reason: unknown) => {
    throw unreachable(reason);
  });
  const answer = (await response.json().catch(() => ({}))) as Answer;
  if (answer.error) throw new Fault(answer.error);
  if (!response.ok) throw new Fault({ code: "internal" });
  connection.set("up");
  return answer.result;
}

function unreachable(reason: unknown): Fault {
  if (reason instanceof DOMException && reason.name === "TimeoutError") return new Fault({ code: TimedOut });
  connection.set("down");
  return new Fault({ code: Disconnected });
}

/**
 * Calls a bound method. Whatever goes wrong arrives as a Fault, and a promise
 * that the window's bridge has lost ends after a time instead of never. Where
 * the backend wants the person to confirm that it is them, they are asked and
 * the call is repeated.
 */
export function call<Input, View>(method: (input: Input) => Promise<View>, input: Input): Promise<View> {
  return confirming(() => once(method, input));
}

async function once<Input, View>(method: (input: Input) => Promise<View>, input: Input): Promise<View> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Fault({ code: TimedOut })), limit + 1_000);
  });
  try {
    return await Promise.race([method(input), late]);
  } catch (reason) {
    const fault = toFault(reason);
    if (fault.code === "door.closed") connection.set("closed");
    throw fault;
  } finally {
    clearTimeout(timer);
  }
}
