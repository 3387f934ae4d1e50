import { SearchX, UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { TableSkeleton } from "@/components/ui/grid/TableSkeleton";
import { SearchField } from "@/components/ui/SearchField";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { useWorkspaceMembers } from "@/features/workspace/api";
import { AddMembers } from "@/features/workspace/members/AddMembers";
import { WorkspaceMembersTable } from "@/features/workspace/members/WorkspaceMembersTable";
import { WorkspaceGate } from "@/features/workspace/WorkspaceGate";
import { useShownWorkspace } from "@/features/workspace/WorkspacePage";
import { useText } from "@/lib/i18n";
import { readOn } from "@/lib/readOn";
import { useDebounced } from "@/lib/useDebounced";

/** The people of a workspace. */
export function WorkspaceMembersTab() {
  const { organization } = useCurrent();
  const workspace = useShownWorkspace();
  const [search, setSearch] = useState("");
  const [typed, setTyped] = useDebounced(search, setSearch);
  const [adds, setAdds] = useState(false);
  const list = useWorkspaceMembers(organization.id, workspace.id, search);
  const text = useText();
  const members = list.data?.pages.flatMap((page) => page.members);
  return (
    <div className="flex flex-col gap-4">
      <search className="flex flex-wrap items-center gap-2">
        <SearchField
          label={text("members.search")}
          value={typed}
          onChange={setTyped}
          maxLength={100}
          className="w-70 max-w-full"
        />
        <p aria-live="polite" className="ms-auto pe-2 text-ink-2 tabular-nums">
          {list.data?.pages[0] && text("members.people", { Count: list.data.pages[0].total })}
        </p>
        <WorkspaceGate workspace={workspace} permission="workspace.manage" feature="members">
          {(isDisabled) => (
            <Button isDisabled={isDisabled} onPress={() => setAdds(true)}>
              <UserPlus aria-hidden />
              {text("workspace.add")}
            </Button>
          )}
        </WorkspaceGate>
      </search>
      {list.error && !list.data && <Unread fault={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <TableSkeleton />}
      {members?.length === 0 && (
        <Card>
          <EmptyState icon={<SearchX />} text={text("members.none.search")} />
        </Card>
      )}
      {members && members.length > 0 && (
        <WorkspaceMembersTable workspace={workspace} members={members} onNear={() => readOn(list)} />
      )}
      {adds && <AddMembers workspace={workspace} onClose={() => setAdds(false)} />}
    </div>
  );
}
