import { useState } from "react";
import { readText } from "@/features/invitation/files";

/** People as they were given: typed, pasted, or from a file. */
export interface People {
  text: string;
  /** Where the text came from, if it is too long to be typed on. */
  from?: "file" | "paste";
  name?: string;
  /** Another one for every other text. */
  revision: number;
}

/** The largest text that the backend reads, in bytes of UTF-8. */
export const mostBytes = 2 * 1024 * 1024;

// A field with more than this in it is slow to type in, and nobody reads on in it.
const longest = 20_000;

/** Nobody yet. */
export const nobody: People = { text: "", revision: 0 };

/** Whom somebody wants to invite, and how that changes. */
export function usePeople(begun: People = nobody) {
  const [people, setPeople] = useState(begun);
  const [isRefused, setRefused] = useState(false);
  const take = (text: string, more: Pick<People, "from" | "name"> = {}) => {
    const isTooMuch = new Blob([text]).size > mostBytes;
    setRefused(isTooMuch);
    if (!isTooMuch) setPeople(({ revision }) => ({ text, ...more, revision: revision + 1 }));
  };
  return {
    people,
    isRefused,
    type: (text: string) => take(text, text.length > longest ? { from: "paste" } : {}),
    open: async (file: File | undefined) => {
      if (!file) return;
      if (file.size > 2 * mostBytes) setRefused(true);
      else take(await readText(file).catch(() => ""), { from: "file", name: file.name });
    },
    clear: () => take(""),
  };
}
