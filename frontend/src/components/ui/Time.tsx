import { formatAgo, formatDate, formatIn, formatMoment, formatRange } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** How long ago something was; "never" where there is no such time. The moment itself is its title. */
export function Ago({ time }: { time: string }) {
  const text = useText();
  const locale = useLocaleTag();
  if (!time) return text("members.never");
  return (
    <time dateTime={time} title={formatMoment(time, locale)}>
      {formatAgo(time, locale)}
    </time>
  );
}

/** How soon something will be. */
export function In({ time }: { time: string }) {
  const locale = useLocaleTag();
  return (
    <time dateTime={time} title={formatMoment(time, locale)}>
      {formatIn(time, locale)}
    </time>
  );
}

/** The day of something. */
export function Day({ time }: { time: string }) {
  const locale = useLocaleTag();
  return <time dateTime={time}>{formatDate(time, locale)}</time>;
}

/** The day of something, short, for a column of a table. */
export function ShortDay({ time }: { time: string }) {
  const locale = useLocaleTag();
  return (
    <time dateTime={time} title={formatMoment(time, locale)} className="whitespace-nowrap">
      {formatRange(time, time, locale)}
    </time>
  );
}
