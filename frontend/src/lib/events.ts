import { call, inWindow } from "@/lib/backend";
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
  else follow();
}

function follow(): void {
  const source = new EventSource("/events");
  source.addEventListener("changed", (event) => gather(JSON.parse(event.data) as Changed));
  source.addEventListener("open", () => {
    if (connection.get() !== "up") gather(everything);
    connection.set("up");
  });
  source.addEventListener("error", () => {
    source.close();
    void probe();
  });
}

// The stream has ended: asks whether the program still answers, until it does.
async function probe(): Promise<void> {
  try {
    await call(installation.Status, { language: "" });
    gather(everything);
    setTimeout(follow, retryAfter);
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
