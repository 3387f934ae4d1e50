import { Section } from "@/components/ui/Card";
import { PageHeader } from "@/components/ui/PageHeader";
import { PasswordCard } from "@/features/account/security/PasswordCard";
import { Sessions } from "@/features/account/security/Sessions";
import { TrustedDevices } from "@/features/account/security/TrustedDevices";
import { MFACard } from "@/features/mfa/MFACard";
import { LinkedIdentities } from "@/features/sociallogin/LinkedIdentities";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** How this account is protected, and where it is signed in. */
export function SecurityPage() {
  const text = useText();
  usePageTitle(text("security.title"));
  return (
    <>
      <PageHeader title={text("security.title")} purpose={text("security.purpose")} />
      <Section title={text("security.ways")}>
        <PasswordCard />
      </Section>
      <Section title={text("mfa.title")} help={text("mfa.purpose")}>
        <MFACard />
      </Section>
      <LinkedIdentities />
      <Sessions />
      <TrustedDevices />
    </>
  );
}
