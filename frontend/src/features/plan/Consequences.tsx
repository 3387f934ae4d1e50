import { Check, UserMinus, X } from "lucide-react";
import { Effects } from "@/components/ui/Effects";
import { limits } from "@/features/plan/Limits";
import { usePlanWords } from "@/features/plan/words";
import { formatExact } from "@/lib/amounts";
import type { PreviewView } from "@/lib/bindings";
import { formatSentenceList } from "@/lib/format";
import { isolate } from "@/lib/isolate";

const shown = 3;

/** Who loses their seat, what stops, and what is gained: what hurts is read first. */
export function Consequences({ preview }: { preview: PreviewView }) {
  const { text } = usePlanWords();
  const unseated = useUnseated(preview);
  const { inactiveCount, invited } = preview;
  const { raised, lowered } = useOtherLimits(preview);
  const gains = [...preview.gains, ...raised];
  const stops = [...preview.stops, ...lowered];
  return (
    <div className="flex flex-col gap-4 text-pretty text-ink-2 empty:hidden">
      {inactiveCount > 0 && (
        <Effects title={text("change.seats_lost")} icon={<UserMinus aria-hidden className="text-red" />}>
          {[`${unseated} ${text("change.inactive.help")}`]}
        </Effects>
      )}
      {invited > 0 && <p>{text("change.invited", { Count: invited })}</p>}
      {stops.length > 0 && (
        <Effects title={text("change.stops")} icon={<X aria-hidden className="text-red" />}>
          {stops}
        </Effects>
      )}
      {preview.stops.length > 0 && <p>{text("change.stops.help")}</p>}
      {gains.length > 0 && (
        <Effects title={text("change.gains")} icon={<Check aria-hidden className="text-green" />}>
          {gains}
        </Effects>
      )}
    </div>
  );
}

// The limits that the plan includes, where they become others: 0 is none at all.
function useOtherLimits({ limits: after, limitsBefore: before }: PreviewView): { raised: string[]; lowered: string[] } {
  const { text, locale } = usePlanWords();
  const amount = (limit: number) => isolate(limit > 0 ? formatExact(limit, locale) : text("plans.unlimited"));
  const most = (limit: number) => limit || Number.POSITIVE_INFINITY;
  const worded = (name: (typeof limits)[number]) =>
    text("change.limit", {
      Limit: text(`plans.limit.${name}`),
      Amount: amount(after[name]),
      Before: amount(before[name]),
    });
  return {
    raised: limits.filter((name) => most(after[name]) > most(before[name])).map(worded),
    lowered: limits.filter((name) => most(after[name]) < most(before[name])).map(worded),
  };
}

function useUnseated({ inactive, inactiveCount }: PreviewView): string {
  const { text, locale } = usePlanWords();
  const isShort = inactiveCount <= shown + 1;
  const names = inactive.slice(0, isShort ? shown + 1 : shown).map(({ name }) => isolate(name));
  if (isShort) return text("change.inactive", { Names: formatSentenceList(names, locale), Count: inactiveCount });
  const rest = text("change.more", { Count: inactiveCount - names.length });
  return text("change.inactive", { Names: formatSentenceList([...names, rest], locale), Count: inactiveCount });
}
