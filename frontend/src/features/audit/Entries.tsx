import type { ReactNode } from "react";
import { Avatar, AvatarIcon } from "@/components/ui/Avatar";
import { Skeleton } from "@/components/ui/Skeleton";
import { Change } from "@/features/audit/Change";
import { Sentence } from "@/features/audit/Sentence";
import type { EntryView } from "@/lib/bindings";
import { formatDay, formatMoment, formatTime, sameDay } from "@/lib/format";
import { useLocaleTag } from "@/lib/i18n";

interface EntriesProps {
  entries: EntryView[];
  /** What stands at the end of an entry; its kind, unless told otherwise. */
  end?: (entry: EntryView) => ReactNode;
}

/** Entries, newest first, under the days on which they were made. */
export function Entries({ entries, end = kindOf }: EntriesProps) {
  const locale = useLocaleTag();
  return days(entries).map((day) => (
    <section key={day[0]?.seq} className="group/day">
      <h2 className="border-be border-line bg-sunken px-4.5 py-1.5 text-small font-medium text-ink-2">
        {formatDay(day[0]?.time ?? "", locale)}
      </h2>
      <ol className="*:not-first:border-bs *:border-line">
        {day.map((entry) => (
          <Entry key={entry.seq} entry={entry} end={end(entry)} />
        ))}
      </ol>
    </section>
  ));
}

function days(entries: EntryView[]): EntryView[][] {
  const out: EntryView[][] = [];
  for (const entry of entries) {
    const day = out.at(-1);
    if (day?.[0] && sameDay(day[0].time, entry.time)) day.push(entry);
    else out.push([entry]);
  }
  return out;
}

function kindOf({ kind }: EntryView): ReactNode {
  return <code>{kind}</code>;
}

function Entry({ entry, end }: { entry: EntryView; end: ReactNode }) {
  const locale = useLocaleTag();
  return (
    <li className="flex animate-appear gap-2.5 px-4.5 py-2.75 transition-colors hover:bg-hover/40">
      <time
        dateTime={entry.time}
        title={formatMoment(entry.time, locale)}
        className="w-19 shrink-0 py-1 text-ink-3 tabular-nums lg:w-24"
      >
        {formatTime(entry.time, locale, true)}
      </time>
      <Face entry={entry} />
      <div className="min-w-0 flex-1 pbs-1 pbe-0.5">
        <Sentence entry={entry} />
        <Change before={entry.before} after={entry.after} />
      </div>
      <div className="hidden shrink-0 py-1 text-small text-ink-3 sm:block">{end}</div>
    </li>
  );
}

function Face({ entry: { actor } }: { entry: EntryView }) {
  if (actor.kind !== "member" && actor.kind !== "account")
    return <AvatarIcon>{actor.kind === "system" ? "◆" : "?"}</AvatarIcon>;
  return <Avatar name={actor.name} initials={actor.initials} />;
}

const rows = ["w-72", "w-52", "w-80", "w-64", "w-56", "w-72"];

/** The place of the entries while they are being read. */
export function EntriesSkeleton() {
  return (
    <div className="*:not-first:border-bs *:border-line">
      <div className="h-[31px] border-be border-line bg-sunken" />
      {rows.map((width, index) => (
        <div key={`${width}${index.toString()}`} className="flex h-12.5 items-center gap-2.5 px-4.5">
          <div className="w-19 lg:w-24">
            <Skeleton className="h-3 w-14" />
          </div>
          <Skeleton className="size-7 rounded-full" />
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="ms-auto hidden h-2.5 w-32 sm:block" />
        </div>
      ))}
    </div>
  );
}
