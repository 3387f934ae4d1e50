import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/CopyButton";
import { Skeleton } from "@/components/ui/Skeleton";
import { Ago } from "@/components/ui/Time";
import type { MemberRef, MemberView } from "@/lib/bindings";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** When a member came and by whom, and how they are called in files. */
export function Facts({ member, view }: { member: MemberRef; view: MemberView | undefined }) {
  const text = useText();
  const locale = useLocaleTag();
  const showsSeen = member.mfa !== ""; // both are for those whom it concerns
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] items-center gap-x-5 gap-y-1.5">
      <Fact name={text("members.csv.joined")}>{formatDate(member.joined, locale)}</Fact>
      <Fact name={text("member.added_by")}>
        {view ? <AddedBy member={member} view={view} /> : <Skeleton className="h-3 w-28" />}
      </Fact>
      {showsSeen && (
        <Fact name={text("members.csv.seen")}>{member.you ? text("members.now") : <Ago time={member.seen} />}</Fact>
      )}
      <Fact name={text("members.csv.id")}>
        <span className="flex items-center gap-1">
          <code className="min-w-0 text-small break-all">{member.id}</code>
          <CopyButton value={member.id} what={text("members.csv.id")} />
        </span>
      </Fact>
    </dl>
  );
}

function AddedBy({ member, view: { addedBy } }: { member: MemberRef; view: MemberView }) {
  const text = useText();
  if (member.creator) return text("member.creator");
  if (addedBy.kind === "erased") return text("activity.actor.erased");
  return addedBy.name ? <bdi>{addedBy.name}</bdi> : text("member.added_by.unknown");
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 text-ink">{children}</dd>
    </>
  );
}
