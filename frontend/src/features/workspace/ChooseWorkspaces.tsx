import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Select } from "@/components/ui/Select";
import { useCurrent } from "@/features/account/Current";
import { useWorkspaces } from "@/features/workspace/api";
import { type WorkspaceRoleId, workspaceRoles, workspaceRoleText } from "@/features/workspace/roles";
import { useText } from "@/lib/i18n";

/** A workspace, and the role that somebody is to have there. */
export interface InWorkspace {
  id: string;
  role: WorkspaceRoleId;
}

interface ChooseProps {
  chosen: InWorkspace[];
  onChange: (chosen: InWorkspace[]) => void;
}

/** Picks workspaces, and a role in each. */
export function ChooseWorkspaces({ chosen, onChange }: ChooseProps) {
  const { organization } = useCurrent();
  const all = useWorkspaces(organization.id).data?.workspaces ?? [];
  const text = useText();
  const others = all.filter(({ id }) => !chosen.some((one) => one.id === id));
  const nameOf = (id: string) => all.find((one) => one.id === id)?.name ?? "";
  const setRole = (id: string, role: WorkspaceRoleId) =>
    onChange(chosen.map((one) => (one.id === id ? { id, role } : one)));
  return (
    <div className="flex max-w-md flex-col gap-2">
      {chosen.map(({ id, role }) => (
        <div key={id} className="flex items-center gap-2">
          <bdi className="min-w-0 flex-1 truncate font-medium">{nameOf(id)}</bdi>
          <Select
            label={text("workspace.role.in", { Name: nameOf(id) })}
            hideLabel
            className="w-44"
            options={workspaceRoles.map((one) => ({ id: one, label: workspaceRoleText(one, text) }))}
            value={role}
            onChange={(to) => setRole(id, to)}
          />
          <IconButton
            label={text("workspace.choose.drop", { Name: nameOf(id) })}
            onPress={() => onChange(chosen.filter((one) => one.id !== id))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      {others.length > 0 && (
        <Menu
          label={text("workspace.choose")}
          trigger={
            <Button className="w-fit">
              <Plus aria-hidden />
              {text("workspace.choose")}
            </Button>
          }
        >
          {others.map(({ id, name }) => (
            <MenuItem key={id} textValue={name} onAction={() => onChange([...chosen, { id, role: "member" }])}>
              <bdi>{name}</bdi>
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
}
