import { createContext, type ReactNode, useContext } from "react";
import type { AccountView, OrganizationRef } from "@/lib/bindings";

/** Who is signed in, and in which organization. */
export interface Current {
  account: AccountView;
  organization: OrganizationRef;
}

/** Who is signed in, and need not be in an organization: then they look in from the door, and go back to it. */
export type Visit = Current | { account: AccountView; organization?: undefined; onLeave: () => void };

const context = createContext<Visit | null>(null);

/** Tells the pages whose they are. */
export function CurrentProvider({ value, children }: { value: Visit; children: ReactNode }) {
  return <context.Provider value={value}>{children}</context.Provider>;
}

/** Who is signed in, for what needs no organization. It is never shown to anybody else. */
export function useVisit(): Visit {
  const visit = useContext(context);
  if (!visit) throw new Error("useVisit outside of the console");
  return visit;
}

/** Who is signed in and where, for the pages of an organization. */
export function useCurrent(): Current {
  const visit = useVisit();
  if (!visit.organization) throw new Error("useCurrent outside of an organization");
  return visit;
}
