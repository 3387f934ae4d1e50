import { Skeleton } from "@/components/ui/Skeleton";
import { Consequences } from "@/features/plan/Consequences";
import { usePlanWords } from "@/features/plan/words";
import type { PreviewView } from "@/lib/bindings";
import { cx } from "@/lib/cx";

interface SummaryProps {
  preview: PreviewView;
  interval: string;
  /** How many days of a trial lapse. */
  trialDays: number;
  /** Whether it says what something else would come to, until the answer is there. */
  isOld: boolean;
}

/** What a change comes to: from when, due now and why, and what it does. */
export function Summary({ preview, interval, trialDays, isOld }: SummaryProps) {
  return (
    <div aria-busy={isOld} className={cx("flex flex-col gap-4 transition-opacity", isOld && "opacity-50")}>
      <Then preview={preview} interval={interval} trialDays={trialDays} />
      <Due preview={preview} />
      <Consequences preview={preview} />
    </div>
  );
}

function Due({ preview }: { preview: PreviewView }) {
  const { text, money, charge, range } = usePlanWords();
  const { dueNow, currency, lines } = preview;
  return (
    <div className="rounded-md border border-line">
      <div className="flex items-baseline justify-between gap-4 px-3.5 py-2.5">
        <h3 className="font-medium">{text("change.due")}</h3>
        <p className="flex flex-wrap items-baseline justify-end gap-x-1.5">
          <span data-due={dueNow} className="text-figure font-title tabular-nums">
            {money(dueNow, currency)}
          </span>
          {preview.metered && <span className="text-ink-2">{text("plans.metered")}</span>}
        </p>
      </div>
      {lines.length > 0 && (
        <ul className="flex flex-col gap-2 border-bs border-line px-3.5 py-2.5">
          {lines.map((line) => (
            <li key={line.kind} className="flex items-baseline justify-between gap-4">
              <span className="min-w-0">
                {charge(line)}
                <span className="block text-small text-ink-3">{range(line)}</span>
              </span>
              <span className="tabular-nums">{money(line.amount, currency)}</span>
            </li>
          ))}
        </ul>
      )}
      {dueNow > 0 && (
        <p className="border-bs border-line px-3.5 py-2.5 text-small text-pretty text-ink-2">
          {text("change.payment")}
        </p>
      )}
    </div>
  );
}

function Then({ preview, interval, trialDays }: Omit<SummaryProps, "isOld">) {
  const { text, money, day } = usePlanWords();
  const { then, at, effective, currency } = preview;
  const after = interval === "year" ? "change.then.year" : "change.then.month";
  const amount = { Amount: money(then.amount, currency), Date: day(then.at) };
  return (
    <p className="text-pretty text-ink-2">
      {text(effective === "now" ? "change.now" : "change.later", { Date: day(at) })}{" "}
      {text(preview.metered ? "change.then.metered" : then.at ? after : "change.then.free", amount)}
      {trialDays > 0 && ` ${text("change.trial_over", { Count: trialDays })}`}
      {preview.resumes && ` ${text("change.resumes")}`}
      {preview.drops && ` ${text("change.drops")}`}
    </p>
  );
}

/** A place of the same shape. */
export function SummarySkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex h-28 flex-col gap-5 rounded-md border border-line px-3.5 py-3.5">
        <span className="flex justify-between">
          <Skeleton className="h-4 w-20" />
          <Skeleton className="h-5 w-24" />
        </span>
        <Skeleton className="h-3 w-48" />
      </div>
      <Skeleton className="h-3 w-full" />
      <Skeleton className="h-3 w-3/4" />
    </div>
  );
}
