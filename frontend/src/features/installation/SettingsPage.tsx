import { Lock } from "lucide-react";
import { Card, Section, SettingRow } from "@/components/ui/Card";
import { CopyButton } from "@/components/ui/CopyButton";
import { EmptyState } from "@/components/ui/EmptyState";
import { Fingerprint } from "@/components/ui/Fingerprint";
import { PageHeader } from "@/components/ui/PageHeader";
import { Skeleton } from "@/components/ui/Skeleton";
import { GatewaySection } from "@/features/gateway/GatewaySection";
import { Accounts } from "@/features/installation/Accounts";
import { useSettings } from "@/features/installation/api";
import { MailSection } from "@/features/mail/MailSection";
import { Catalogue } from "@/features/plan/operator/Catalogue";
import { Customers } from "@/features/plan/operator/Customers";
import { Providers } from "@/features/sociallogin/Providers";
import type { InstallationView } from "@/lib/bindings";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** The program, its key and the accounts on this computer: the owner's page. */
export function SettingsPage() {
  const settings = useSettings();
  const text = useText();
  usePageTitle(text("settings.title"));
  // What was read as the owner is not shown to whoever no longer is.
  const isRefused = settings.error && (!settings.data || settings.error.code === "permission.denied");
  return (
    <>
      <PageHeader title={text("settings.title")} purpose={text("settings.purpose")} />
      {isRefused ? <Refused fault={settings.error} /> : <Parts view={settings.data} />}
    </>
  );
}

function Parts({ view }: { view: InstallationView | undefined }) {
  const text = useText();
  return (
    <>
      <Section title={text("settings.accounts")}>
        <Accounts view={view} />
      </Section>
      <GatewaySection />
      <Providers />
      <MailSection />
      <Catalogue />
      <Customers />
      <Section title={text("settings.device")}>
        <Device view={view} />
      </Section>
      <Section title={text("settings.storage")}>
        <Storage view={view} />
      </Section>
    </>
  );
}

function Device({ view }: { view: InstallationView | undefined }) {
  const text = useText();
  return (
    <Card>
      <SettingRow name={text("settings.device.name")} help={text("settings.device.name.help")}>
        {view ? <bdi>{view.deviceName}</bdi> : <Skeleton />}
      </SettingRow>
      <SettingRow
        name={text("settings.fingerprint")}
        help={text("settings.fingerprint.help")}
        action={<CopyButton value={view?.fingerprint ?? ""} what={text("settings.fingerprint")} />}
      >
        {view ? <Fingerprint value={view.fingerprint} /> : <Skeleton className="h-3 w-72" />}
      </SettingRow>
      <SettingRow
        name={text("settings.verifier")}
        help={text("settings.verifier.help")}
        action={<CopyButton value={view?.verifierKey ?? ""} what={text("settings.verifier")} />}
      >
        {view ? <code className="text-small break-all">{view.verifierKey}</code> : <Skeleton className="h-3 w-72" />}
      </SettingRow>
    </Card>
  );
}

function Storage({ view }: { view: InstallationView | undefined }) {
  const text = useText();
  return (
    <Card>
      <SettingRow
        name={text("settings.folder")}
        help={text("settings.folder.help")}
        action={<CopyButton value={view?.dataDir ?? ""} what={text("settings.folder")} />}
      >
        {view ? <code className="text-small break-all">{view.dataDir}</code> : <Skeleton className="h-3 w-64" />}
      </SettingRow>
      <SettingRow name={text("settings.key")} help={text("settings.key.help")}>
        {view ? text(view.keyStorage === "keyring" ? "settings.key.keyring" : "settings.key.passphrase") : <Skeleton />}
      </SettingRow>
      <SettingRow name={text("settings.version")}>
        {view ? <code className="text-small">{view.version}</code> : <Skeleton className="h-3 w-20" />}
      </SettingRow>
    </Card>
  );
}

function Refused({ fault }: { fault: Fault }) {
  const text = useText();
  const faults = useFaultText();
  const why = fault.code === "permission.denied" ? text("settings.denied") : faults.whole(fault);
  return (
    <Card>
      <EmptyState icon={<Lock />} text={why ?? ""} />
    </Card>
  );
}
