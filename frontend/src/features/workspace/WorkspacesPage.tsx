import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { TableSkeleton } from "@/components/ui/grid/TableSkeleton";
import { PageHeader } from "@/components/ui/PageHeader";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { Gate } from "@/features/plan/Gate";
import { useWorkspaces } from "@/features/workspace/api";
import { CreateWorkspace } from "@/features/workspace/CreateWorkspace";
import { ListedWorkspaces } from "@/features/workspace/ListedWorkspaces";
import { WorkspacesTabs } from "@/features/workspace/WorkspacesTabs";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** The workspaces of the organization, as far as somebody may know of them. */
export function WorkspacesPage() {
  const { organization } = useCurrent();
  const [creates, setCreates] = useState(false);
  const [archived, setArchived] = useState(false);
  const list = useWorkspaces(organization.id, archived);
  const text = useText();
  usePageTitle(text("nav.workspaces"), organization.name);
  return (
    <div key={organization.id} className="contents">
      <PageHeader
        title={text("nav.workspaces")}
        purpose={text("workspaces.purpose")}
        action={
          <div className="flex flex-wrap items-center gap-2">
            <Gate permission="workspaces.manage">
              {(isDisabled) => (
                <Button variant="primary" isDisabled={isDisabled} onPress={() => setCreates(true)}>
                  <Plus aria-hidden />
                  {text("workspaces.create")}
                </Button>
              )}
            </Gate>
          </div>
        }
      />
      <WorkspacesTabs />
      <ListedWorkspaces workspaces={list.data?.workspaces} archived={archived} onArchived={setArchived} />
      {list.isPending && <TableSkeleton />}
      {list.error && !list.data && <Unread fault={list.error} onRetry={() => void list.refetch()} />}
      {creates && <CreateWorkspace onClose={() => setCreates(false)} />}
    </div>
  );
}
