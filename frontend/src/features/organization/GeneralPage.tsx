import { Card, Section, SettingRow } from "@/components/ui/Card";
import { CopyButton } from "@/components/ui/CopyButton";
import { Fingerprint } from "@/components/ui/Fingerprint";
import { Notice } from "@/components/ui/Notice";
import { PageHeader } from "@/components/ui/PageHeader";
import { Skeleton } from "@/components/ui/Skeleton";
import { useCurrent } from "@/features/account/Current";
import { useGeneral } from "@/features/organization/api";
import { DangerZone } from "@/features/organization/DangerZone";
import { MFAPolicyRow } from "@/features/organization/MFAPolicyRow";
import { NameRow } from "@/features/organization/NameRow";
import type { GeneralView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** What everyone in the organization sees, and what identifies it. */
export function GeneralPage() {
  const { organization } = useCurrent();
  const general = useGeneral(organization.id);
  const text = useText();
  const faults = useFaultText();
  usePageTitle(text("general.title"), organization.name);
  return (
    <>
      <PageHeader title={text("general.title")} purpose={text("general.purpose")} />
      {general.error && !general.data && <Notice tone="red">{faults.whole(general.error)}</Notice>}
      <Card>
        <NameRow key={organization.id} id={organization.id} view={general.data} />
        <MFAPolicyRow id={organization.id} view={general.data} />
        <IdRow id={organization.id} />
        <CreatedRow view={general.data} />
        <FingerprintRow view={general.data} />
      </Card>
      <Section title={text("general.danger")}>
        <DangerZone view={general.data} />
      </Section>
    </>
  );
}

function IdRow({ id }: { id: string }) {
  const text = useText();
  return (
    <SettingRow
      name={text("general.id")}
      help={text("general.id.help")}
      action={<CopyButton value={id} what={text("general.id")} />}
    >
      <code className="text-small break-all">{id}</code>
    </SettingRow>
  );
}

function CreatedRow({ view }: { view: GeneralView | undefined }) {
  const text = useText();
  const locale = useLocaleTag();
  return (
    <SettingRow name={text("general.created")}>
      {view ? (
        text("general.created.by", { Date: formatDate(view.created, locale), Name: view.createdBy })
      ) : (
        <Skeleton className="my-1 h-3 w-56" />
      )}
    </SettingRow>
  );
}

function FingerprintRow({ view }: { view: GeneralView | undefined }) {
  const text = useText();
  return (
    <SettingRow
      name={text("general.fingerprint")}
      help={text("general.fingerprint.help")}
      action={<CopyButton value={view?.fingerprint ?? ""} what={text("general.fingerprint")} />}
    >
      {view ? <Fingerprint value={view.fingerprint} /> : <Skeleton className="my-1 h-3 w-72" />}
      <div className="text-small text-ink-3">
        {view ? text("general.entries", { Count: view.entries }) : <Skeleton className="my-1 h-2.5 w-32" />}
      </div>
    </SettingRow>
  );
}
