import { Lobby } from "@/components/shell/Lobby";
import { Shell } from "@/components/shell/Shell";
import { useVisit } from "@/features/account/Current";

/** What surrounds every page: the console or, without an organization, the lobby. */
export function Root() {
  const visit = useVisit();
  return visit.organization ? <Shell /> : <Lobby account={visit.account} onLeave={visit.onLeave} />;
}
