import { useState } from "react";
import { Card } from "@/components/ui/Card";
import { useCurrent } from "@/features/account/Current";
import { Blocked } from "@/features/invitation/Blocked";
import { Handed, type HandedOver } from "@/features/invitation/Handed";
import { invitesNeed } from "@/features/invitation/InviteButton";
import { InviteForm } from "@/features/invitation/InviteForm";
import { useAvailable } from "@/features/plan/useAvailable";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** Invites people, and hands over what was made for them. */
export function InvitePage() {
  const { organization } = useCurrent();
  const [handed, setHanded] = useState<HandedOver | null>(null);
  const [round, setRound] = useState(0);
  const available = useAvailable(organization.id);
  const text = useText();
  usePageTitle(text("invite.title"), organization.name);
  const refusal = available.refusal(invitesNeed);
  if (handed) return <Handed {...handed} onMore={() => setHanded(null)} />;
  if (refusal) {
    return (
      <Card>
        <Blocked refusal={refusal} />
      </Card>
    );
  }
  return (
    available.isKnown && (
      <InviteForm key={`${organization.id} ${round}`} onHanded={setHanded} onDiscard={() => setRound(round + 1)} />
    )
  );
}
