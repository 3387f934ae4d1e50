import { useState } from "react";
import { isSame, type LimitName, limitNames } from "@/features/limit/values";
import type { LimitValues } from "@/lib/bindings";

/** What is typed but not saved yet, and what its writer saw in its place: of what they touched, no more. */
export interface Draft {
  to: Partial<LimitValues>;
  was: Partial<LimitValues>;
}

/** A draft with one more value in it; none where it says what is stored already. */
export function drafted(
  draft: Draft | undefined,
  name: LimitName,
  value: number,
  stored: LimitValues,
): Draft | undefined {
  const to = { ...draft?.to, [name]: value };
  if (isSame({ ...stored, ...to }, stored)) return undefined;
  return { to, was: { ...draft?.was, [name]: draft?.was[name] ?? stored[name] } };
}

/** What is left of a draft once values were saved: what was typed since. */
export function rest(draft: Draft | undefined, saved: LimitValues): Draft | undefined {
  if (!draft || isSame({ ...saved, ...draft.to }, saved)) return undefined;
  const names = limitNames.filter((name) => draft.to[name] !== undefined && draft.to[name] !== saved[name]);
  return {
    to: Object.fromEntries(names.map((name) => [name, draft.to[name]])),
    was: Object.fromEntries(names.map((name) => [name, saved[name]])),
  };
}

/** The drafts of models, and of all together: who looks at another model finds theirs again. */
export function useDrafts() {
  const [drafts, setDrafts] = useState<Record<string, Draft | undefined>>({});
  return {
    of: (model: string) => drafts[model],
    change: (model: string, next: (before: Draft | undefined) => Draft | undefined) =>
      setDrafts((before) => ({ ...before, [model]: next(before[model]) })),
  };
}
