import { state } from "@/lib/state";

/** The workspace in which somebody last talked, by organization. */
export const lastPlace = state<Record<string, string>>({});

/** The model that was chosen last, by workspace. */
export const lastModel = state<Record<string, string>>({});

/** What was typed and not sent yet, by conversation: leaving the page loses nothing of it. */
export const drafts = state<Record<string, string>>({});

/** Remembers one more. */
export function remember(where: typeof drafts, key: string, value: string): void {
  if (where.get()[key] !== value) where.set({ ...where.get(), [key]: value });
}
