import { AppWindow, Globe, TerminalSquare } from "lucide-react";
import { AvatarIcon } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Card, Section } from "@/components/ui/Card";
import { List } from "@/components/ui/List";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { done, refused } from "@/components/ui/Toast";
import { useEndOtherSessions, useEndSession, useSessions } from "@/features/mfa/api";
import type { SessionRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { formatAgo, formatMoment } from "@/lib/format";
import { hasText, useLocaleTag, useText } from "@/lib/i18n";

/** Where the account is signed in, and the way to end it anywhere else. */
export function Sessions() {
  const sessions = useSessions();
  const endOthers = useEndOtherSessions();
  const text = useText();
  const faults = useFaultText();
  const view = sessions.data;
  const others = view?.sessions.filter(({ current }) => !current).length ?? 0;
  const endAll = () =>
    endOthers.mutate(undefined, {
      onSuccess: () => done(text("sessions.ended_all")),
      onError: (fault) => refused(fault),
    });
  return (
    <Section title={text("sessions.title")} help={text("sessions.help", { Count: view?.idleMinutes ?? 15 })}>
      {sessions.error && !view && <Notice tone="red">{faults.whole(sessions.error)}</Notice>}
      <Card>
        {view ? (
          <List label={text("sessions.title")} items={view.sessions} textOf={({ device }) => device}>
            {(session) => <SessionRow session={session} />}
          </List>
        ) : (
          <RowSkeleton />
        )}
        {others > 0 && (
          <div className="flex flex-wrap items-center justify-between gap-3 px-4.5 py-3">
            <p className="text-small text-ink-3">{text("sessions.others", { Count: others })}</p>
            <Button isPending={endOthers.isPending} onPress={endAll}>
              {text("sessions.end_all")}
            </Button>
          </div>
        )}
      </Card>
    </Section>
  );
}

function SessionRow({ session }: { session: SessionRef }) {
  const end = useEndSession();
  const text = useText();
  const locale = useLocaleTag();
  const Icon = icons[session.door] ?? Globe;
  const door = `sessions.door.${session.door}`;
  const finish = () =>
    end.mutate(session.id, {
      onSuccess: () => done(text("sessions.ended", { Device: session.device })),
      onError: (fault) => refused(fault),
    });
  return (
    <>
      <AvatarIcon>
        <Icon />
      </AvatarIcon>
      <div className="min-w-0 flex-1 leading-4.5">
        <p className="truncate font-medium">
          <bdi>{session.device}</bdi>
        </p>
        <p className="truncate text-small text-ink-3">
          {hasText(door) ? `${text(door)} · ` : ""}
          <time dateTime={session.started} title={formatMoment(session.started, locale)}>
            {text("sessions.started", { When: formatAgo(session.started, locale) })}
          </time>
          {" · "}
          <time dateTime={session.seen} title={formatMoment(session.seen, locale)}>
            {text("sessions.seen", { When: formatAgo(session.seen, locale) })}
          </time>
        </p>
      </div>
      {session.locked && <Badge>{text("sessions.locked")}</Badge>}
      {session.current ? (
        <Badge tone="green">{text("sessions.current")}</Badge>
      ) : (
        <Button
          size="small"
          aria-label={text("sessions.end.what", { Device: session.device })}
          isPending={end.isPending}
          onPress={finish}
        >
          {text("sessions.end")}
        </Button>
      )}
    </>
  );
}

const icons: Record<string, typeof Globe> = { window: AppWindow, browser: Globe, token: TerminalSquare };

/** The place of a row while it is being read. */
export function RowSkeleton() {
  return (
    <div className="flex h-12 items-center gap-2.5 px-4.5">
      <Skeleton className="size-7 rounded-full" />
      <Skeleton className="h-3 w-52" />
      <Skeleton className="ms-auto h-6 w-20" />
    </div>
  );
}
