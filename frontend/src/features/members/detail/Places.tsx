import { KeyRound } from "lucide-react";
import { Card } from "@/components/ui/Card";
import { Skeleton } from "@/components/ui/Skeleton";
import { Ago } from "@/components/ui/Time";
import { WorkspaceRole } from "@/features/workspace/WorkspaceRole";
import type { InWorkspaceView, MemberKeyView, MemberView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** Where a member works, and the keys that they made there. */
export function Places({ view }: { view: MemberView | undefined }) {
  const text = useText();
  return (
    <section className="flex flex-col gap-2.5">
      <h3 className="font-title text-ink">{text("nav.workspaces")}</h3>
      {!view && <Skeleton className="h-3 w-40" />}
      {view?.workspaces.length === 0 && <p className="text-ink-2">{text("member.workspaces.none")}</p>}
      {view && view.workspaces.length > 0 && <Workspaces workspaces={view.workspaces} />}
      {view && view.keys.length > 0 && (
        <>
          <h3 className="pbs-2 font-title text-ink">{text("workspaces.keys")}</h3>
          <Keys keys={view.keys} />
        </>
      )}
    </section>
  );
}

function Workspaces({ workspaces }: { workspaces: InWorkspaceView[] }) {
  return (
    <Card>
      {workspaces.map(({ id, name, role }) => (
        <div key={id} className="flex items-center gap-3 px-4 py-2.5">
          <a
            href={`#/workspaces/${id}`}
            className="min-w-0 flex-1 truncate rounded-[3px] font-medium text-ink underline-offset-3 hover:underline focus-visible:outline-2 focus-visible:outline-accent"
          >
            <bdi>{name}</bdi>
          </a>
          <WorkspaceRole role={role} />
        </div>
      ))}
    </Card>
  );
}

function Keys({ keys }: { keys: MemberKeyView[] }) {
  const text = useText();
  return (
    <Card>
      {keys.map(({ id, name, workspaceName, lastUsed }) => (
        <div key={id} className="flex items-center gap-3 px-4 py-2.5">
          <KeyRound aria-hidden className="size-4 shrink-0 text-ink-3" />
          <span className="min-w-0 flex-1 leading-4.5">
            <span className="block truncate font-medium">
              <bdi>{name}</bdi>
            </span>
            <span className="block truncate text-small text-ink-3">
              <bdi>{workspaceName}</bdi>
            </span>
          </span>
          <span className="text-small text-ink-2">
            {lastUsed ? <Ago time={lastUsed} /> : text("member.keys.unused")}
          </span>
        </div>
      ))}
    </Card>
  );
}
