import { useLocation, useNavigate } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { useCurrent } from "@/features/account/Current";
import { useAvailable } from "@/features/plan/useAvailable";
import { useText } from "@/lib/i18n";

/** What inviting people needs. */
export const invitesNeed = { permission: "invitations.manage", feature: "members" };

/** Leads to inviting people; where the plan doesn't include that, the page says so. */
export function InviteButton() {
  const { organization } = useCurrent();
  const available = useAvailable(organization.id);
  const navigate = useNavigate();
  const text = useText();
  const isHere = useLocation().pathname.endsWith("/new");
  // Its room stays: a second click falls on nothing, where another button would slide under the pointer.
  return (
    <span inert={isHere} className={isHere ? "invisible" : "contents"}>
      <Button
        variant="primary"
        isDisabled={!available.may({ permission: invitesNeed.permission })}
        onPress={() => void navigate({ to: "/members/invitations/new" })}
      >
        <UserPlus aria-hidden />
        {text("invite.title")}
      </Button>
    </span>
  );
}
