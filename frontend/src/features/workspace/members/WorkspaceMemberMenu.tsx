import { UserMinus } from "lucide-react";
import { MenuItem, MenuLine, MenuSection } from "@/components/ui/Menu";
import { workspaceRoles, workspaceRoleText } from "@/features/workspace/roles";
import type { WorkspaceMember } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface MenuProps {
  member: WorkspaceMember;
  onRole: (role: string) => void;
  onRemove: () => void;
}

/** What may be done about somebody in a workspace; what may not says why. */
export function WorkspaceMemberMenu({ member, onRole, onRemove }: MenuProps) {
  const text = useText();
  const isByOrganization = member.role === "";
  return (
    <>
      <MenuSection title={text("workspace.role")} selectionMode="single" selectedKeys={[member.role]}>
        {workspaceRoles.map((role) => (
          <MenuItem key={role} id={role} onAction={() => role !== member.role && onRole(role)}>
            {workspaceRoleText(role, text)}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuLine />
      <MenuSection
        title={isByOrganization ? text("workspace.remove.organization") : undefined}
        aria-label={text("members.remove")}
      >
        <MenuItem
          icon={<UserMinus aria-hidden />}
          tone={isByOrganization ? undefined : "danger"}
          isDisabled={isByOrganization}
          onAction={onRemove}
        >
          {text("members.remove")}
        </MenuItem>
      </MenuSection>
    </>
  );
}
