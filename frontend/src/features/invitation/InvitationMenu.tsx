import { CircleX, RefreshCw } from "lucide-react";
import { Menu as AriaMenu, Popover } from "react-aria-components";
import { MenuItem, MenuSection } from "@/components/ui/Menu";
import { popoverClass } from "@/components/ui/Select";
import type { InvitationRef } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface InvitationMenuProps {
  invitation: InvitationRef;
  trigger: HTMLElement;
  onAsk: (what: "revoke" | "resend") => void;
  onClose: () => void;
}

/** What may be done about one open invitation, and why its mail failed if it did. */
export function InvitationMenu({ invitation, trigger, onAsk, onClose }: InvitationMenuProps) {
  const text = useText();
  const faults = useFaultText();
  const label = text("members.menu", { Name: invitation.email });
  const close = (isOpen: boolean) => {
    if (isOpen) return;
    onClose();
    trigger.focus({ preventScroll: true });
  };
  const why = invitation.mailProblem && faults.whole(new Fault(invitation.mailProblem));
  return (
    <Popover
      triggerRef={{ current: trigger }}
      isOpen
      onOpenChange={close}
      placement="bottom end"
      offset={6}
      className={cx(popoverClass, "max-w-80 min-w-56")}
    >
      <AriaMenu aria-label={label} autoFocus="first" onClose={() => close(false)} className="p-1 outline-none">
        <MenuSection title={why} aria-label={label}>
          <MenuItem icon={<RefreshCw aria-hidden />} onAction={() => onAsk("resend")}>
            {text("invitations.resend")}
          </MenuItem>
          <MenuItem icon={<CircleX aria-hidden />} tone="danger" onAction={() => onAsk("revoke")}>
            {text("invitations.revoke")}
          </MenuItem>
        </MenuSection>
      </AriaMenu>
    </Popover>
  );
}
