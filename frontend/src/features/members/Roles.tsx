import { Badge } from "@/components/ui/Badge";
import { roleText } from "@/features/organization/words";
import { useText } from "@/lib/i18n";

/** The roles of somebody, and that they have no seat to use them. */
export function Roles({ roles, hasSeat }: { roles: string[]; hasSeat: boolean }) {
  const text = useText();
  return (
    <span className="flex flex-wrap gap-x-1 gap-y-px">
      {roles.map((role) => (
        <Badge key={role} tone={role === "admin" ? "accent" : "plain"}>
          {roleText(role, text)}
        </Badge>
      ))}
      {!hasSeat && <Badge tone="amber">{text("no_seat.hint")}</Badge>}
    </span>
  );
}
