import { CircleX, RefreshCw } from "lucide-react";
import { MenuItem, MenuSection } from "@/components/ui/Menu";
import type { InvitationRef } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface InvitationMenuProps {
  invitation: InvitationRef;
  onAsk: (what: "revoke" | "resend") => void;
}

/** What may be done about one open invitation, and why its mail failed if it did. */
export function InvitationMenu({ invitation, onAsk }: InvitationMenuProps) {
  const text = useText();
  const faults = useFaultText();
  const why = invitation.mailProblem && faults.whole(new Fault(invitation.mailProblem));
  return (
    <MenuSection title={why} aria-label={text("members.menu", { Name: invitation.email })}>
      <MenuItem icon={<RefreshCw aria-hidden />} onAction={() => onAsk("resend")}>
        {text("invitations.resend")}
      </MenuItem>
      <MenuItem icon={<CircleX aria-hidden />} tone="danger" onAction={() => onAsk("revoke")}>
        {text("invitations.revoke")}
      </MenuItem>
    </MenuSection>
  );
}
