import { createContext, type ReactNode, useContext } from "react";
import type { AccountView, OrganizationRef } from "@/lib/bindings";

/** Who is signed in, and in which organization. */
export interface Current {
  account: AccountView;
  organization: OrganizationRef;
}

const context = createContext<Current | null>(null);

/** Tells the console whose it is. */
export function CurrentProvider({ value, children }: { value: Current; children: ReactNode }) {
  return <context.Provider value={value}>{children}</context.Provider>;
}

/** Who is signed in. Only the console asks, which is never shown to anybody else. */
export function useCurrent(): Current {
  const current = useContext(context);
  if (!current) throw new Error("useCurrent outside of the console");
  return current;
}
