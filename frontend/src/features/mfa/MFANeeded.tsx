import { Building2, ChevronRight } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { useLobby } from "@/components/door/useLobby";
import { Button } from "@/components/ui/Button";
import { failed } from "@/components/ui/Toast";
import { useSession, useSignOut } from "@/features/account/api";
import { enrolment } from "@/features/mfa/enrolment";
import { useOpenOrganization, useOrganizations } from "@/features/organization/api";
import { choiceClass } from "@/features/organization/FirstOrganization";
import type { OrganizationRef } from "@/lib/bindings";
import { faultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** An organization that requires MFA lets nobody in without it: here it is set up, or left. */
export function MFANeeded({ organization, onBack }: { organization: OrganizationRef; onBack?: () => void }) {
  const signOut = useSignOut();
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
      <DoorLink
        question={text("door.locked.other")}
        answer={text("door.locked.sign_out")}
        onPress={() => signOut.mutate()}
      />
    </DoorFrame>
  );
}

function Others({ current }: { current: string }) {
  const organizations = useOrganizations().data ?? [];
  const open = useOpenOrganization();
  const text = useText();
  const others = organizations.filter(({ id }) => id !== current);
  if (others.length === 0) return null;
  return (
    <section className="mbs-6">
      <h2 className="pbe-2 font-medium">{text("mfa.needed.others")}</h2>
      <ul className="flex flex-col gap-2">
        {others.map(({ id, name }) => (
          <li key={id}>
            <AriaButton
              className={choiceClass}
              onPress={() => open.mutate(id, { onError: (fault) => failed(faultText(fault)) })}
            >
              <Building2 aria-hidden className="size-4 text-ink-3" />
              <span className="min-w-0 flex-1 truncate text-start font-medium">
                <bdi>{name}</bdi>
              </span>
              <ChevronRight aria-hidden className="size-4 text-ink-3 rtl:-scale-x-100" />
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
