import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { SomebodyElse } from "@/components/door/SomebodyElse";
import { useLobby } from "@/components/door/useLobby";
import { Button } from "@/components/ui/Button";
import { useSession } from "@/features/account/api";
import { enrolment } from "@/features/mfa/enrolment";
import { useOrganizations } from "@/features/organization/api";
import { Choices } from "@/features/organization/Choices";
import type { OrganizationRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** An organization that requires MFA lets nobody in without it: here it is set up, or left. */
export function MFANeeded({ organization, onBack }: { organization: OrganizationRef; onBack?: () => void }) {
  const text = useText();
  const { menu, page } = useLobby(useSession(false).data?.account);
  usePageTitle(text("mfa.needed.page"), organization.name);
  if (page) return page;
  return (
    <DoorFrame
      title={text("mfa.needed.title", { Name: organization.name })}
      purpose={text("mfa.needed.help")}
      menu={menu}
    >
      <Button variant="primary" size="large" className="w-full" onPress={enrolment.open}>
        {text("mfa.set_up")}
      </Button>
      <Others current={organization.id} />
      {onBack && <DoorLink question="" answer={text("action.back")} onPress={onBack} />}
      <SomebodyElse />
    </DoorFrame>
  );
}

function Others({ current }: { current: string }) {
  const organizations = useOrganizations().data ?? [];
  const text = useText();
  const others = organizations.filter(({ id }) => id !== current);
  if (others.length === 0) return null;
  return (
    <section className="mbs-6">
      <h2 className="pbe-2 font-medium">{text("mfa.needed.others")}</h2>
      <Choices organizations={others} />
    </section>
  );
}
