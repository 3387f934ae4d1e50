import { Link2 } from "lucide-react";
import { AvatarIcon } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { Card, Section } from "@/components/ui/Card";
import { List } from "@/components/ui/List";
import { Notice } from "@/components/ui/Notice";
import { Reason } from "@/components/ui/Reason";
import { done, refused } from "@/components/ui/Toast";
import { refreshIdentities, useIdentities, useOffered, useUnlink } from "@/features/sociallogin/api";
import { ProviderMark } from "@/features/sociallogin/ProviderMark";
import { Waiting } from "@/features/sociallogin/SocialButtons";
import { useVisit, type Visit } from "@/features/sociallogin/useVisit";
import type { IdentityView, OfferedProvider } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { formatAgo, formatDate, formatMoment } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** The social logins of the account, and those it can be linked with; nothing where there are neither. */
export function LinkedIdentities() {
  const text = useText();
  const faults = useFaultText();
  const offered = useOffered().data ?? [];
  const linked = useIdentities().data?.identities ?? [];
  const visit = useVisit("link", () => {
    refreshIdentities();
    done(text("social.linked"));
  });
  const open = offered.filter(({ id }) => !linked.some(({ provider }) => provider === id));
  if (offered.length === 0 && linked.length === 0) return null;
  const current = open.find(({ id }) => id === visit.provider);
  return (
    <Section title={text("social.title")} help={text("social.help")}>
      {visit.error && (
        <Notice tone="red" alert>
          {faults.whole(visit.error)}
        </Notice>
      )}
      {current && <Waiting provider={current} visit={visit} />}
      <Card>
        {linked.length > 0 && (
          <List label={text("social.title")} items={linked} textOf={({ name, email }) => `${name} ${email}`}>
            {(identity) => <IdentityRow identity={identity} />}
          </List>
        )}
        {open.map((provider) => (
          <OpenRow key={provider.id} provider={provider} visit={visit} />
        ))}
      </Card>
    </Section>
  );
}

function IdentityRow({ identity }: { identity: IdentityView }) {
  const unlink = useUnlink();
  const text = useText();
  const locale = useLocaleTag();
  const { name, email, linked, lastUsed } = identity;
  const end = () =>
    unlink.mutate(identity.id, {
      onSuccess: () => done(text("social.unlinked", { Name: name })),
      onError: (fault) => refused(fault),
    });
  return (
    <>
      <AvatarIcon>
        <ProviderMark kind={identity.kind} />
      </AvatarIcon>
      <div className="min-w-0 flex-1 leading-4.5">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
          {email && <span className="font-normal text-ink-2"> · </span>}
          <bdi className="font-normal text-ink-2">{email}</bdi>
        </p>
        <p className="truncate text-small text-ink-3">
          {text("social.since", { Date: formatDate(linked, locale) })}
          {lastUsed && (
            <time dateTime={lastUsed} title={formatMoment(lastUsed, locale)}>
              {" · "}
              {text("social.used", { When: formatAgo(lastUsed, locale) })}
            </time>
          )}
        </p>
      </div>
      {!identity.unlink.allowed && <Reason reason={identity.unlink.reason} />}
      <Button
        size="small"
        aria-label={text("social.unlink.what", { Name: name })}
        isDisabled={!identity.unlink.allowed}
        isPending={unlink.isPending}
        onPress={end}
      >
        {text("social.unlink")}
      </Button>
    </>
  );
}

function OpenRow({ provider, visit }: { provider: OfferedProvider; visit: Visit }) {
  const text = useText();
  return (
    <div className="flex min-h-11.5 items-center gap-2.5 px-4.5 py-1.5">
      <AvatarIcon>
        <ProviderMark kind={provider.kind} />
      </AvatarIcon>
      <div className="min-w-0 flex-1 leading-4.5">
        <p className="truncate font-medium">
          <bdi>{provider.name}</bdi>
        </p>
        <p className="truncate text-small text-ink-3">{text("social.not_linked")}</p>
      </div>
      {!provider.available && <Reason reason={provider.reason} />}
      <Button
        size="small"
        aria-label={text("social.link.what", { Name: provider.name })}
        isDisabled={!provider.available || visit.provider !== null}
        onPress={() => visit.begin(provider.id)}
      >
        <Link2 aria-hidden />
        {text("social.link")}
      </Button>
    </div>
  );
}
