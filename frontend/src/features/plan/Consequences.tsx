import { Check, UserMinus, X } from "lucide-react";
import type { ReactNode } from "react";
import { usePlanWords } from "@/features/plan/words";
import type { PreviewView } from "@/lib/bindings";
import { formatSentenceList } from "@/lib/format";
import { isolate } from "@/lib/isolate";

const shown = 3;

/** What is gained, what stops, and who loses their seat, in sentences. */
export function Consequences({ preview }: { preview: PreviewView }) {
  const { text, locale } = usePlanWords();
  const list = (names: string[]) => formatSentenceList(names.map(isolate), locale);
  const unseated = useUnseated(preview);
  const { gains, stops, inactiveCount } = preview;
  if (gains.length + stops.length + inactiveCount === 0) return null;
  return (
    <ul className="flex flex-col gap-2.5">
      {gains.length > 0 && (
        <Line icon={<Check aria-hidden className="text-green" />}>
          {text("change.gains", { Features: list(gains) })}
        </Line>
      )}
      {stops.length > 0 && (
        <Line icon={<X aria-hidden className="text-red" />}>{text("change.stops", { Features: list(stops) })}</Line>
      )}
      {inactiveCount > 0 && (
        <Line icon={<UserMinus aria-hidden className="text-red" />}>
          {unseated} {text("change.inactive.help")}
        </Line>
      )}
    </ul>
  );
}

function useUnseated({ inactive, inactiveCount }: PreviewView): string {
  const { text, locale } = usePlanWords();
  const isShort = inactiveCount <= shown + 1;
  const names = inactive.slice(0, isShort ? shown + 1 : shown).map(({ name }) => isolate(name));
  if (isShort) return text("change.inactive", { Names: formatSentenceList(names, locale), Count: inactiveCount });
  const rest = text("change.more", { Count: inactiveCount - names.length });
  return text("change.inactive", { Names: formatSentenceList([...names, rest], locale), Count: inactiveCount });
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2 text-pretty text-ink-2 [&_svg]:mbs-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      <span>{children}</span>
    </li>
  );
}
