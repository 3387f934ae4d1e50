import { useNavigate } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Grid } from "@/components/ui/grid/Grid";
import type { GridColumn } from "@/components/ui/grid/GridHead";
import { SelectionBar } from "@/components/ui/grid/SelectionBar";
import { useChosen } from "@/components/ui/grid/useChosen";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Person } from "@/features/members/table/Person";
import { RemoveFromWorkspace } from "@/features/workspace/members/RemoveFromWorkspace";
import { useRoleChange } from "@/features/workspace/members/useRoleChange";
import { WorkspaceMemberMenu } from "@/features/workspace/members/WorkspaceMemberMenu";
import { workspaceRoles, workspaceRoleText } from "@/features/workspace/roles";
import { useMay } from "@/features/workspace/useMay";
import { WorkspaceRole } from "@/features/workspace/WorkspaceRole";
import type { WorkspaceMember, WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface TableProps {
  workspace: WorkspaceRef;
  members: WorkspaceMember[];
  /** Told when the last ones that were read come into sight. */
  onNear: () => void;
}

/** The people of a workspace and their roles in it. */
export function WorkspaceMembersTable({ workspace, members, onNear }: TableProps) {
  const manages = useMay(workspace).may({ permission: "workspace.manage" });
  const { chosen, none, selection } = useChosen(members);
  const [removed, setRemoved] = useState<WorkspaceMember[] | null>(null);
  const { setRole, isPending } = useRoleChange(workspace);
  const navigate = useNavigate();
  const text = useText();
  const canGo = chosen.some(({ role }) => role !== ""); // others are here by their role in the organization
  const roles = text("workspace.role");
  const bar = (
    <SelectionBar
      label={text("members.bulk")}
      count={chosen.length}
      said={text("members.selected", { Count: chosen.length })}
      onClear={none}
    >
      <Menu
        label={roles}
        trigger={
          <Button size="small" isDisabled={isPending}>
            {roles}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        {workspaceRoles.map((role) => (
          <MenuItem key={role} onAction={() => void setRole(chosen, role).then((isDone) => isDone && none())}>
            {workspaceRoleText(role, text)}
          </MenuItem>
        ))}
      </Menu>
      <Button size="small" variant="danger" isDisabled={isPending || !canGo} onPress={() => setRemoved(chosen)}>
        {text("members.remove")}
      </Button>
    </SelectionBar>
  );
  return (
    <>
      <Grid
        label={text("members.title")}
        count={members.length}
        itemAt={(place) => members[place]}
        nameOf={({ name }) => name}
        columns={useColumns()}
        template={manages ? templates.manages : templates.reads}
        selection={manages ? { ...selection, bar } : undefined}
        onOpen={({ id }) => void navigate({ to: "/members/$member", params: { member: id } })}
        menu={
          manages
            ? (member) => (
                <WorkspaceMemberMenu
                  member={member}
                  onRole={(role) => void setRole([member], role)}
                  onRemove={() => setRemoved([member])}
                />
              )
            : undefined
        }
        onDrawn={({ last }) => last >= members.length - 1 && onNear()}
      />
      {removed && (
        <RemoveFromWorkspace
          workspace={workspace}
          members={removed}
          onClose={() => setRemoved(null)}
          onRemoved={none}
        />
      )}
    </>
  );
}

const templates = {
  manages: "grid-cols-[2.75rem_minmax(0,1fr)_16rem_3.25rem]",
  reads: "grid-cols-[minmax(0,1fr)_16rem]",
} as const;

function useColumns(): GridColumn<WorkspaceMember>[] {
  const text = useText();
  return useMemo(
    () => [
      { id: "name", title: text("members.column.name"), cell: (member) => <Person member={member} /> },
      { id: "role", title: text("workspace.role"), cell: (member) => <WorkspaceRole role={member.role} /> },
    ],
    [text],
  );
}
