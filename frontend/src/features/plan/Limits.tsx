import type { LimitsView } from "@/lib/bindings";
import { formatLarge } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** The limits that a plan can include, in the order in which they are shown. */
export const limits = ["requestsPerSecond", "tokensPerMinute", "tokensPerMonth"] as const;

/** Whether a plan has limits of its own. */
export function hasLimits(view: LimitsView): boolean {
  return limits.some((limit) => view[limit] > 0);
}

/** The rate limits that a plan includes. */
export function Limits({ view }: { view: LimitsView }) {
  const text = useText();
  const locale = useLocaleTag();
  return (
    <dl className="flex flex-col gap-1">
      {limits.map((limit) => (
        <div key={limit} className="flex justify-between gap-4">
          <dt className="text-ink-2">{text(`plans.limit.${limit}`)}</dt>
          <dd className="font-medium tabular-nums">
            {view[limit] > 0 ? formatLarge(view[limit], locale) : text("plans.unlimited")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
