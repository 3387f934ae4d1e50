import { lazy, type ReactNode, Suspense, useState } from "react";
import { DoorMenu } from "@/components/door/DoorMenu";
import type { Page } from "@/components/shell/pages";
import type { AccountView } from "@/lib/bindings";

const Visit = lazy(() => import("@/Visit"));

/** The way from the door to what needs no organization: the menu that leads there, and the page while one is there. */
export function useLobby(account: AccountView | null | undefined): { menu?: ReactNode; page?: ReactNode } {
  const [to, setTo] = useState<Page["to"] | null>(null);
  if (!account) return {};
  const page = to && (
    <Suspense>
      <Visit account={account} to={to} onLeave={() => setTo(null)} />
    </Suspense>
  );
  return { menu: <DoorMenu account={account} onVisit={setTo} />, page };
}
