import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components";
import { toFault } from "@/lib/fault";
import { faultText } from "@/lib/faultText";
import type { useText } from "@/lib/i18n";

/** A message's words, or how to find them again when the language changes. */
export type Words = string | ((text: Text) => string);

/** Words a text in the shown language. */
export type Text = ReturnType<typeof useText>;

interface Message {
  text: Words;
  tone: "done" | "failed";
  undo?: () => void;
}

/** The messages that are shown now. */
export const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });
const visibleFor = { done: 6_000, undo: 10_000, failed: 12_000 };

const open = new Map<string, Message>();

// The latest message about something, which the next one about it replaces.
const latest = new Map<string, string>();

interface Done {
  undo?: () => void;
  about?: string;
}

/** Says that something was done, and offers to take it back where that is possible. */
export function done(text: Words, { undo, about }: Done = {}): void {
  add({ text, tone: "done", undo }, visibleFor[undo ? "undo" : "done"], about);
}

/** Says that something could not be done. */
export function failed(text: string, about?: string): void {
  add({ text, tone: "failed" }, visibleFor.failed, about);
}

/** Says why something could not be done. */
export function refused(reason: unknown, about?: string): void {
  failed(faultText(toFault(reason)), about);
}

function add(message: Message, timeout: number, about: string | undefined): void {
  const older = about && latest.get(about);
  if (older) queue.close(older);
  const key = queue.add(message, { timeout, onClose: () => open.delete(key) });
  open.set(key, message);
  if (about) latest.set(about, key);
}

/** Takes every message back, as when the session that they were for has ended. */
export function withdrawAll(): void {
  queue.clear();
  latest.clear();
  open.clear();
}

/** Takes back what was said of a page that is left; what can be undone can still be undone. */
export function withdrawPassing(): void {
  withdraw(({ undo }) => !undo);
}

/** Takes back what can't be worded anew when the language changes. */
export function withdrawWorded(): void {
  withdraw(({ text }) => typeof text === "string");
}

function withdraw(fits: (message: Message) => boolean): void {
  for (const [key, message] of open) if (fits(message)) queue.close(key);
}
