import { MonitorCheck } from "lucide-react";
import { AvatarIcon } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { Card, Section } from "@/components/ui/Card";
import { List } from "@/components/ui/List";
import { done, refused } from "@/components/ui/Toast";
import { useSessions, useUntrust } from "@/features/mfa/api";
import type { TrustedRef } from "@/lib/bindings";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** The devices that sign in without a code; nothing where there is none. */
export function TrustedDevices() {
  const trusted = useSessions().data?.trusted ?? [];
  const text = useText();
  if (trusted.length === 0) return null;
  return (
    <Section title={text("trusted.title")} help={text("trusted.help")}>
      <Card>
        <List label={text("trusted.title")} items={trusted} textOf={({ device }) => device}>
          {(device) => <TrustedRow trusted={device} />}
        </List>
      </Card>
    </Section>
  );
}

function TrustedRow({ trusted }: { trusted: TrustedRef }) {
  const untrust = useUntrust();
  const text = useText();
  const locale = useLocaleTag();
  const Since = formatDate(trusted.since, locale);
  const Until = formatDate(trusted.expires, locale);
  const end = () =>
    untrust.mutate(trusted.id, {
      onSuccess: () => done(text("trusted.ended", { Device: trusted.device })),
      onError: (fault) => refused(fault),
    });
  return (
    <>
      <AvatarIcon>
        <MonitorCheck />
      </AvatarIcon>
      <div className="min-w-0 flex-1 leading-4.5">
        <p className="truncate font-medium">
          <bdi>{trusted.device}</bdi>
        </p>
        <p className="truncate text-small text-ink-3">{text("trusted.when", { Since, Until })}</p>
      </div>
      <Button
        size="small"
        aria-label={text("trusted.end.what", { Device: trusted.device })}
        isPending={untrust.isPending}
        onPress={end}
      >
        {text("trusted.end")}
      </Button>
    </>
  );
}
