import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { everybody, type Narrowing } from "@/features/members/narrowing";

interface Held {
  narrowing: Narrowing;
  setNarrowing: (narrowing: Narrowing) => void;
}

const context = createContext<Held | null>(null);

/** Keeps what was looked for while somebody goes to another tab and comes back. */
export function NarrowingProvider({ children }: { children: ReactNode }) {
  const [narrowing, setNarrowing] = useState(everybody);
  const held = useMemo(() => ({ narrowing, setNarrowing }), [narrowing]);
  return <context.Provider value={held}>{children}</context.Provider>;
}

/** What is looked for among the members. */
export function useNarrowing(): Held {
  const held = useContext(context);
  if (!held) throw new Error("useNarrowing outside of the members' pages");
  return held;
}
