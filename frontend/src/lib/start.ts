import type { OfferedProvider, SessionView, StatusView } from "@/lib/bindings";

/** What the program answered before the page asked; absent is what it couldn't, and in development everything. */
export interface Start {
  status?: StatusView;
  session?: SessionView;
  offered?: { providers: OfferedProvider[] | null };
}

/** Takes the answers out of the page. They are of this moment, so nobody finds them there later. */
export function takeStart(): Start {
  const block = document.getElementById("start");
  block?.remove();
  try {
    return JSON.parse(block?.textContent || "{}") as Start;
  } catch {
    return {}; // the page asks for everything
  }
}
