import { Avatar } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import type { MemberRef } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

/** Who a member is. */
export function Person({ member }: { member: Pick<MemberRef, "name" | "initials" | "email" | "active" | "you"> }) {
  const text = useText();
  return (
    <span className={cx("flex min-w-0 items-center gap-2.5", !member.active && "text-ink-3")}>
      <span className={cx("flex shrink-0", !member.active && "opacity-55")}>
        <Avatar name={member.name} initials={member.initials} />
      </span>
      <span className="min-w-0 leading-4.5">
        <span className="flex items-center gap-2">
          <bdi className="truncate font-medium">{member.name}</bdi>
          {member.you && <Badge>{text("settings.you")}</Badge>}
          {!member.active && <Badge tone="amber">{text("no_seat.hint")}</Badge>}
        </span>
        <span className="block truncate text-small text-ink-3">
          <bdi>{member.email}</bdi>
        </span>
      </span>
    </span>
  );
}

/** Whether a second factor is set up. */
export function OnOff({ mfa }: { mfa: string }) {
  const text = useText();
  if (mfa === "off") return <Badge tone="amber">{text("mfa.off")}</Badge>;
  return <span className="text-ink-2">{mfa === "on" ? text("mfa.on") : ""}</span>;
}
