import { cx } from "@/lib/cx";
import { formatNumber } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

interface SeatMeterProps {
  seats: number;
  used: number;
  invited: number;
}

/** Who holds the seats: members, open invitations, nobody. The bar says nothing that the words beside it don't. */
export function SeatMeter({ seats, used, invited }: SeatMeterProps) {
  const text = useText();
  const locale = useLocaleTag();
  const free = Math.max(0, seats - used - invited);
  const whole = Math.max(seats, used + invited, 1);
  const parts = [
    { key: "plans.seats.used", count: used, bar: "bg-accent" },
    { key: "plans.seats.invited", count: invited, bar: "bg-amber" },
    { key: "plans.seats.free", count: free, bar: "bg-line-strong" },
  ] as const;
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="flex h-1.5 gap-px overflow-hidden rounded-full bg-line">
        {parts.slice(0, 2).map(({ key, count, bar }) => (
          <span key={key} className={cx("transition-[width]", bar)} style={{ width: `${(100 * count) / whole}%` }} />
        ))}
      </div>
      <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-small text-ink-2">
        {parts.map(({ key, count, bar }) => (
          <div key={key} className="flex items-center gap-1.5">
            <span aria-hidden className={cx("size-2 rounded-full", bar)} />
            <dt>{text(key)}</dt>
            <dd className="font-medium text-ink tabular-nums">{formatNumber(count, locale)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
