import { state } from "@/lib/state";

/** The workspace in which somebody last talked, by organization. */
export const lastPlace = state<Record<string, string>>({});

/** The model that was chosen last, by workspace. */
export const lastModel = state<Record<string, string>>({});

/** What was typed and not sent yet, by conversation: leaving the page loses nothing of it. */
export const drafts = state<Record<string, string>>({});

let writer = "";

/** Says who writes from now on. What another person typed is nothing for them. */
export function writtenBy(account: string): void {
  if (writer !== "" && writer !== account) drafts.set({});
  writer = account;
}

/** Remembers one more. */
export function remember(where: typeof drafts, key: string, value: string): void {
  if (where.get()[key] !== value) where.set({ ...where.get(), [key]: value });
}

/** Where the draft of a conversation is kept; of one that is about to begin, without an id. */
export const draftKey = (workspace: string, id: string) => `${workspace} ${id}`;

/** Gives back what could not be sent, before what was typed since. */
export function giveBack(key: string, text: string): void {
  const since = drafts.get()[key];
  remember(drafts, key, since ? `${text}\n${since}` : text);
}

/** Moves what was typed before a conversation had begun into it. */
export function takeAlong(from: string, to: string): void {
  const typed = drafts.get()[from];
  if (typed) remember(drafts, to, typed);
  remember(drafts, from, "");
}
