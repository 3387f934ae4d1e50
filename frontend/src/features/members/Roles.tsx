import { Badge } from "@/components/ui/Badge";
import { roleText } from "@/features/organization/words";
import { useText } from "@/lib/i18n";

/** The roles of somebody. */
export function Roles({ roles }: { roles: string[] }) {
  const text = useText();
  return (
    <span className="flex flex-wrap gap-x-1 gap-y-px">
      {roles.map((role) => (
        <Badge key={role} tone={role === "admin" ? "accent" : "plain"}>
          {roleText(role, text)}
        </Badge>
      ))}
    </span>
  );
}
