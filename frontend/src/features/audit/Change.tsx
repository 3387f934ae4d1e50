import { ArrowRight } from "lucide-react";
import { useWorded } from "@/features/audit/useWorded";
import { isLimit, limitText } from "@/features/limit/words";
import { useText } from "@/lib/i18n";

type Values = Record<string, string> | null;

/** What an entry changed: the value before, struck out, and the one after. */
export function Change({ before, after }: { before: Values; after: Values }) {
  const names = Object.keys({ ...before, ...after }).filter((name) => before?.[name] !== after?.[name]);
  if (!before || Object.keys(before).length === 0) return null;
  return names.map((name) => <Line key={name} name={name} before={before[name]} after={after?.[name]} />);
}

function Line({ name, before, after }: { name: string; before?: string; after?: string }) {
  const text = useText();
  const worded = useWorded();
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 pbs-1 text-small">
      {isLimit(name) && <span className="text-ink-2">{limitText(name, text)}</span>}
      {before && (
        <del className="text-red-text">
          <bdi>{worded(name, before)}</bdi>
        </del>
      )}
      <ArrowRight aria-label={text("activity.value.became")} className="size-3.5 text-ink-3 rtl:-scale-x-100" />
      <ins className="text-green-text no-underline">
        <bdi>{after ? worded(name, after) : text("activity.value.none")}</bdi>
      </ins>
    </p>
  );
}
