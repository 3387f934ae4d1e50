import { Avatar } from "@/components/ui/Avatar";
import { Card, Section, SettingRow } from "@/components/ui/Card";
import { CopyButton } from "@/components/ui/CopyButton";
import { Notice } from "@/components/ui/Notice";
import { PageHeader } from "@/components/ui/PageHeader";
import { Skeleton } from "@/components/ui/Skeleton";
import { useProfile } from "@/features/account/api";
import { useVisit } from "@/features/account/Current";
import { EmailRow } from "@/features/account/profile/EmailRow";
import { NameRow } from "@/features/account/profile/NameRow";
import { Organizations } from "@/features/account/profile/Organizations";
import type { ProfileView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** Who a person is, here and in their organizations. */
export function ProfilePage() {
  const profile = useProfile();
  const text = useText();
  const faults = useFaultText();
  usePageTitle(text("profile.title"));
  return (
    <>
      <PageHeader title={text("profile.title")} purpose={text("profile.purpose")} />
      {profile.error && !profile.data && <Notice tone="red">{faults.whole(profile.error)}</Notice>}
      <Card>
        <InitialsRow />
        <NameRow view={profile.data} />
        <EmailRow view={profile.data} />
        <IdRow />
        <CreatedRow view={profile.data} />
      </Card>
      <Section title={text("profile.organizations")} help={text("profile.organizations.help")}>
        <Organizations />
      </Section>
    </>
  );
}

function InitialsRow() {
  const { account } = useVisit();
  const text = useText();
  return (
    <SettingRow name={text("profile.initials")} help={text("profile.initials.help")}>
      <div className="flex items-center gap-3">
        <Avatar name={`${account.firstName} ${account.lastName}`} initials={account.initials} size="large" />
        <span className="sr-only">{account.initials}</span>
      </div>
    </SettingRow>
  );
}

function IdRow() {
  const { account } = useVisit();
  const text = useText();
  return (
    <SettingRow
      name={text("profile.id")}
      help={text("profile.id.help")}
      action={<CopyButton value={account.id} what={text("profile.id")} />}
    >
      <code className="text-small break-all">{account.id}</code>
    </SettingRow>
  );
}

function CreatedRow({ view }: { view: ProfileView | undefined }) {
  const text = useText();
  const locale = useLocaleTag();
  return (
    <SettingRow name={text("profile.created")}>
      {view ? formatDate(view.created, locale) : <Skeleton className="my-1 h-3 w-32" />}
    </SettingRow>
  );
}
