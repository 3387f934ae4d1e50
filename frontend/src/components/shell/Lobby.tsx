import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { DoorMenu } from "@/components/door/DoorMenu";
import { type Page, roomsFor } from "@/components/shell/pages";
import { focusTitle, useArrivals } from "@/components/shell/useArrivals";
import { Button } from "@/components/ui/Button";
import { AccountNotices } from "@/features/account/data/AccountNotices";
import { useIdleLock } from "@/features/account/useIdleLock";
import type { AccountView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface LobbyProps {
  account: AccountView;
  onLeave: () => void;
}

/** The pages that need no organization, for somebody who has none open. The others lead back to the door. */
export function Lobby({ account, onLeave }: LobbyProps) {
  const rooms = roomsFor(account.owner);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isRoom = rooms.some(({ to }) => to === path);
  const navigate = useNavigate();
  useIdleLock();
  useArrivals();
  useEffect(focusTitle, []);
  useEffect(() => {
    if (!isRoom) onLeave();
  });
  if (!isRoom) return null;
  return (
    <div className="min-h-dvh bg-bg">
      <Top rooms={rooms} onBack={onLeave}>
        <DoorMenu account={account} onVisit={(to) => void navigate({ to })} />
      </Top>
      <main className="mx-auto flex max-w-[1192px] flex-col gap-5.5 px-5 py-6.5 lg:px-9">
        <AccountNotices />
        <Outlet />
      </main>
    </div>
  );
}

interface TopProps {
  rooms: Page[];
  onBack: () => void;
  children: ReactNode;
}

function Top({ rooms, onBack, children }: TopProps) {
  const text = useText();
  return (
    <header className="border-be border-line bg-sunken">
      <div className="mx-auto max-w-[1192px] px-5 lg:px-9">
        <div className="flex h-13 items-center justify-between gap-4">
          <Button variant="quiet" className="-ms-3" onPress={onBack}>
            <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
            {text("action.back")}
          </Button>
          {children}
        </div>
        <nav aria-label={text("nav.label")} className="flex flex-wrap gap-x-5">
          {rooms.map(({ to, title }) => (
            <Link
              key={to}
              to={to}
              className="-mbe-px flex h-9 items-center border-be-2 border-transparent px-px font-medium text-ink-2 outline-none hover:text-ink focus-visible:outline-2 focus-visible:outline-accent aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {text(title)}
            </Link>
          ))}
        </nav>
      </div>
    </header>
  );
}
