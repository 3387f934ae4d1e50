import { useSyncExternalStore } from "react";
import { Fault } from "@/lib/fault";

/** What the backend answers where the person must show again that it is them. */
export const Required = "reauthentication.required";

/** What a call ends in when the person would rather not. */
export const Declined = "declined";

interface Question {
  answer: (confirmed: boolean) => void;
}

let question: Question | null = null;
let asked: Promise<boolean> | null = null;
let watched = 0;
const listeners = new Set<() => void>();

function put(next: Question | null): void {
  question = next;
  for (const listener of listeners) listener();
}

// Calls that are refused at the same time share one question.
function ask(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => put({ answer: resolve })).finally(() => {
    asked = null;
    put(null);
  });
  return asked;
}

/**
 * Repeats a call that was refused for want of a fresh confirmation, once the
 * person has given one. The caller waits meanwhile, so that whatever was typed
 * stays where it is.
 */
export async function confirming<View>(attempt: () => Promise<View>): Promise<View> {
  try {
    return await attempt();
  } catch (reason) {
    if (!(reason instanceof Fault) || reason.code !== Required || watched === 0) throw reason;
    if (!(await ask())) throw new Fault({ code: Declined });
    return attempt();
  }
}

function subscribe(listener: () => void): () => void {
  watched++;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // Whoever was asked has gone: nothing goes on in their name.
    if (--watched === 0) question?.answer(false);
  };
}

/** The open question, for the one dialog that puts it to the person. */
export function useQuestion(): Question | null {
  return useSyncExternalStore(subscribe, () => question);
}
