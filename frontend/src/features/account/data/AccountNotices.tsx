import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { refused } from "@/components/ui/Toast";
import { useVisit } from "@/features/account/Current";
import { announce } from "@/features/account/data/announce";
import { useSecurityActivity, useSeenNotices } from "@/features/account/data/api";
import type { NoticeView } from "@/lib/bindings";
import { formatDay, formatMoment, formatTime } from "@/lib/format";
import { hasText, useLocaleTag, useText } from "@/lib/i18n";

/** What a person should hear of without looking for it, until they have said that they did. */
export function AccountNotices() {
  const activity = useSecurityActivity();
  const seen = useSeenNotices();
  const navigate = useNavigate();
  const text = useText();
  const unseen = (activity.data?.pages[0]?.notices ?? []).filter((notice) => !notice.seen);
  const newest = Math.max(0, ...unseen.map(({ seq }) => seq));
  useAnnouncement(unseen);
  if (unseen.length === 0 || seen.variables === newest) return null;
  return (
    <section aria-label={text("notice.region")}>
      <Notice
        tone="amber"
        action={
          <div className="flex flex-wrap justify-end gap-2">
            <Button size="small" onPress={() => void navigate({ to: "/account/security" })}>
              {text("notice.look")}
            </Button>
            <Button size="small" onPress={() => seen.mutate(newest, { onError: (fault) => refused(fault) })}>
              {text("notice.dismiss")}
            </Button>
          </div>
        }
      >
        <ul className="flex flex-col gap-1.5">
          {unseen.map((notice) => (
            <Line key={notice.seq} notice={notice} />
          ))}
        </ul>
      </Notice>
    </section>
  );
}

function Line({ notice }: { notice: NoticeView }) {
  const text = useText();
  const locale = useLocaleTag();
  const key = `notice.${notice.kind}`;
  const via = `via.${notice.door}`;
  return (
    <li>
      {hasText(key) ? text(key) : text("activity.unknown")}{" "}
      <time dateTime={notice.time} title={formatMoment(notice.time, locale)} className="text-small whitespace-nowrap">
        {formatDay(notice.time, locale)} · {formatTime(notice.time, locale)}
        {" · "}
        {notice.device ? <bdi>{notice.device}</bdi> : hasText(via) && text(via)}
      </time>
    </li>
  );
}

// The system tells it too, where it has been allowed to already.
function useAnnouncement(unseen: NoticeView[]): void {
  const { account } = useVisit();
  const text = useText();
  useEffect(() => {
    for (const { seq, kind } of unseen.toReversed()) {
      const key = `notice.${kind}`;
      if (hasText(key)) announce(account.id, seq, text("app.name"), text(key));
    }
  }, [unseen, text, account.id]);
}
