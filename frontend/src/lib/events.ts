import { call, doorKey, inWindow } from "@/lib/backend";
import { installation } from "@/lib/bindings";
import { connection } from "@/lib/connection";
import { queries } from "@/lib/queries";

/** What a `changed` event says: something was committed to a ledger. */
export interface Changed {
  ledger: string;
  concept: string;
  id: string;
  seq: number;
}

interface WailsRuntime {
  EventsOn(name: string, listener: (event: Changed) => void): () => void;
}

const everything: Changed = { ledger: "", concept: "*", id: "", seq: 0 };
const retryAfter = 2_000;

/** Keeps what is shown in step with the ledgers, for as long as the page lives. */
export function followChanges(): void {
  if (inWindow) (window as unknown as { runtime: WailsRuntime }).runtime.EventsOn("changed", gather);
  else void follow();
}

// An EventSource can't send the door's key.
async function follow(): Promise<void> {
  try {
    const { body, ok } = await fetch("/events", { headers: doorKey() });
    if (ok && body) await listen(body.pipeThrough(new TextDecoderStream()).getReader());
  } catch {
    // it has ended all the same
  }
  void probe();
}

/** Hears the events of a stream until it ends. */
export async function listen(stream: ReadableStreamDefaultReader<string>): Promise<void> {
  if (connection.get() !== "up") gather(everything);
  connection.set("up");
  let rest = "";
  for (;;) {
    const { value, done } = await stream.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("data: ")) gather(JSON.parse(line.slice("data: ".length)) as Changed);
    }
  }
}

// The stream has ended: asks whether the program still answers, until it does.
async function probe(): Promise<void> {
  try {
    await call(installation.Status, { language: "" });
    gather(everything);
    setTimeout(() => void follow(), retryAfter);
  } catch {
    if (connection.get() !== "closed") setTimeout(() => void probe(), retryAfter);
  }
}

// A burst of events, as of an import, refreshes once.
const pending: Changed[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

function gather(event: Changed): void {
  pending.push(event);
  if (timer !== undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    refresh(pending.splice(0));
  }, 60);
}

function refresh(events: Changed[]): void {
  void queries.invalidateQueries({ predicate: (query) => events.some((event) => concerns(event, query.queryKey)) });
}

/**
 * Whether an event may have changed what stands under a query key. An entry of
 * an organization shows in everything of that organization (its activity, its
 * count of entries) and, by name and roles, in the session.
 */
export function concerns(event: Changed, key: readonly unknown[]): boolean {
  if (event.concept === "*" || key.includes(event.ledger)) return true;
  if (key[0] === "account" || key[1] === "list") return true;
  return key[0] === "installation" && event.ledger.startsWith("ins_");
}
