import { Link, Outlet, useParams } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import { Badge } from "@/components/ui/Badge";
import { CopyButton } from "@/components/ui/CopyButton";
import { TableSkeleton } from "@/components/ui/grid/TableSkeleton";
import { Notice } from "@/components/ui/Notice";
import { PageHeader } from "@/components/ui/PageHeader";
import { Skeleton } from "@/components/ui/Skeleton";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { useWorkspace } from "@/features/workspace/api";
import { WorkspaceActions } from "@/features/workspace/WorkspaceActions";
import { WorkspaceTabs } from "@/features/workspace/WorkspaceTabs";
import type { WorkspaceRef } from "@/lib/bindings";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** One workspace: who is in it, what it may use, and what it uses. */
export function WorkspacePage() {
  const { workspace: id = "" } = useParams({ strict: false });
  const { organization } = useCurrent();
  const found = useWorkspace(organization.id, id);
  const text = useText();
  const workspace = found.data?.workspace;
  usePageTitle(workspace?.name ?? text("nav.workspaces"), organization.name);
  if (found.error && !workspace) {
    return (
      <>
        <Trail />
        <Unread fault={found.error} onRetry={() => void found.refetch()} />
      </>
    );
  }
  if (!workspace) return <Waiting />;
  return (
    // What was typed and chosen in one workspace doesn't follow into another.
    <WorkspaceProvider key={workspace.id} value={workspace}>
      <div className="flex flex-col gap-1">
        <Trail />
        <PageHeader
          title={<Name workspace={workspace} />}
          purpose={<Id id={workspace.id} />}
          action={<WorkspaceActions workspace={workspace} />}
        />
      </div>
      {workspace.archived && <Archived time={workspace.archived} />}
      <WorkspaceTabs workspace={workspace} />
      <Outlet />
    </WorkspaceProvider>
  );
}

const context = createContext<WorkspaceRef | null>(null);

function WorkspaceProvider({ value, children }: { value: WorkspaceRef; children: ReactNode }) {
  return <context.Provider value={value}>{children}</context.Provider>;
}

/** The workspace whose page it is. */
export function useShownWorkspace(): WorkspaceRef {
  const shown = useContext(context);
  if (!shown) throw new Error("useShownWorkspace outside of a workspace's page");
  return shown;
}

function Trail() {
  const text = useText();
  return (
    <nav aria-label={text("nav.trail")} className="flex text-small text-ink-2">
      <Link
        to="/workspaces"
        activeOptions={{ exact: true }}
        className="flex items-center gap-1 rounded-[3px] underline-offset-3 hover:text-ink hover:underline focus-visible:outline-2 focus-visible:outline-accent"
      >
        <ChevronLeft aria-hidden className="size-3.5 text-ink-3 rtl:-scale-x-100" />
        {text("nav.workspaces")}
      </Link>
    </nav>
  );
}

function Name({ workspace: { name, isDefault, archived } }: { workspace: WorkspaceRef }) {
  const text = useText();
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-2.5">
      <bdi className="min-w-0 break-words">{name}</bdi>
      {isDefault && <Badge>{text("workspaces.default")}</Badge>}
      {archived && <Badge tone="amber">{text("workspaces.archived.one")}</Badge>}
    </span>
  );
}

// Requests and support ask for it.
function Id({ id }: { id: string }) {
  const text = useText();
  return (
    <span className="-my-1 flex flex-wrap items-center gap-1">
      <code className="text-small text-ink-3">{id}</code>
      <CopyButton size="small" variant="quiet" value={id} what={text("workspace.id")} />
    </span>
  );
}

function Archived({ time }: { time: string }) {
  const text = useText();
  const locale = useLocaleTag();
  return <Notice tone="amber">{text("workspace.archived.help", { Date: formatDate(time, locale) })}</Notice>;
}

function Waiting() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Trail />
        <Skeleton className="h-6 w-56" />
        <Skeleton className="h-3 w-64" />
      </div>
      <TableSkeleton />
    </>
  );
}
