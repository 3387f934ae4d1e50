import { ArrowLeftRight, LogOut, PanelRightOpen, ShieldOff, UserMinus, UserRoundCheck, UserRoundX } from "lucide-react";
import { MenuItem, MenuLine, MenuSection } from "@/components/ui/Menu";
import { roles } from "@/features/members/roles";
import { useChanges } from "@/features/members/useChanges";
import { roleText } from "@/features/organization/words";
import type { MemberRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What is asked about a member before it is done. */
export type Asked = "remove" | "reset" | "leave" | "seat";

interface MemberMenuProps {
  member: MemberRef;
  /** Whether no seat is free. */
  isFull: boolean;
  onOpen: () => void;
  onAsk: (what: Asked) => void;
}

/** What may be done about one member; what may not says why. */
export function MemberMenu({ member, isFull, onOpen, onAsk }: MemberMenuProps) {
  const text = useText();
  return (
    <>
      <MenuItem icon={<PanelRightOpen aria-hidden />} onAction={onOpen}>
        {text("members.open")}
      </MenuItem>
      <MenuLine />
      <RoleItems member={member} />
      <MenuLine />
      <SeatItem member={member} />
      {isFull && !member.active && (
        <MenuItem icon={<ArrowLeftRight aria-hidden />} onAction={() => onAsk("seat")}>
          {text("members.seat.mine")}
        </MenuItem>
      )}
      <ResetItem member={member} onAction={() => onAsk("reset")} />
      {member.you ? (
        <MenuItem icon={<LogOut aria-hidden />} tone="danger" onAction={() => onAsk("leave")}>
          {text("leave.action")}
        </MenuItem>
      ) : (
        <MenuItem icon={<UserMinus aria-hidden />} tone="danger" onAction={() => onAsk("remove")}>
          {text("members.remove")}
        </MenuItem>
      )}
    </>
  );
}

function RoleItems({ member }: { member: MemberRef }) {
  const { setRole } = useChanges();
  const text = useText();
  return (
    <MenuSection title={text("members.roles")} selectionMode="multiple" selectedKeys={member.roles}>
      {roles.map((role) => (
        <MenuItem key={role} id={role} onAction={() => void setRole([member], role, !member.roles.includes(role))}>
          {roleText(role, text)}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

function SeatItem({ member }: { member: MemberRef }) {
  const { setSeat } = useChanges();
  const text = useText();
  if (member.you) return null;
  const Icon = member.active ? UserRoundX : UserRoundCheck;
  return (
    <MenuItem icon={<Icon aria-hidden />} onAction={() => void setSeat([member], !member.active)}>
      {text(member.active ? "members.seat.take" : "members.seat.give")}
    </MenuItem>
  );
}

function ResetItem({ member, onAction }: { member: MemberRef; onAction: () => void }) {
  const text = useText();
  if (member.mfa !== "on" || member.you) return null;
  return (
    <MenuSection title={member.canReset ? undefined : text("members.reset.refused")} aria-label={text("mfa.reset")}>
      <MenuItem icon={<ShieldOff aria-hidden />} isDisabled={!member.canReset} onAction={onAction}>
        {text("mfa.reset")}
      </MenuItem>
    </MenuSection>
  );
}
