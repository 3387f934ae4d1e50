import { LockKeyhole } from "lucide-react";
import type { ActivityView } from "@/lib/bindings";
import { formatDate, formatTime, sameDay } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

const head = 6;
const tail = 4;

/** Up to where the ledger is signed, and by which root it can be checked. */
export function Checkpoint({ view }: { view: ActivityView }) {
  const { size, root, time } = view.checkpoint;
  const text = useText();
  const locale = useLocaleTag();
  if (!size) return null;
  const clock = formatTime(time, locale);
  const when = sameDay(time, new Date().toISOString()) ? clock : `${formatDate(time, locale)}, ${clock}`;
  return (
    <p className="flex items-center gap-2 text-small text-ink-3">
      <LockKeyhole aria-hidden className="size-4 shrink-0" />
      <span>
        {text("activity.page.checkpoint", { Size: size, Time: when })}{" "}
        <code title={root} className="text-ink">
          {root.length > head + tail ? `${root.slice(0, head)}…${root.slice(-tail)}` : root}
        </code>
      </span>
    </p>
  );
}
