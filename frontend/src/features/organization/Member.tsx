import { Ellipsis, ShieldOff } from "lucide-react";
import { Avatar } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuSection } from "@/components/ui/Menu";
import type { MemberRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** Who a member is. */
export function MemberName({ member }: { member: MemberRef }) {
  const text = useText();
  return (
    <span className="flex min-w-52 items-center gap-2.5">
      <Avatar name={member.name} initials={member.initials} />
      <span className="min-w-0 leading-4.5">
        <span className="flex items-center gap-2">
          <bdi className="truncate font-medium">{member.name}</bdi>
          {member.you && <Badge>{text("settings.you")}</Badge>}
        </span>
        <bdi className="block truncate text-small text-ink-3">{member.email}</bdi>
      </span>
    </span>
  );
}

/** What may be done about a member; what may not says why. */
export function MemberActions({ member, onReset }: { member: MemberRef; onReset: () => void }) {
  const text = useText();
  if (member.mfa !== "on" || member.you) return null;
  const label = text("members.menu", { Name: member.name });
  const trigger = (
    <IconButton label={label}>
      <Ellipsis aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger} label={label} placement="bottom end" className="max-w-80">
      <MenuSection title={member.canReset ? undefined : text("members.reset.refused")} aria-label={label}>
        <MenuItem
          icon={<ShieldOff aria-hidden />}
          tone={member.canReset ? "danger" : undefined}
          isDisabled={!member.canReset}
          onAction={onReset}
        >
          {text("mfa.reset")}
        </MenuItem>
      </MenuSection>
    </Menu>
  );
}
