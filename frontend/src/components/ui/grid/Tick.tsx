// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
import { Check, Minus } from "lucide-react";
import { cx } from "@/lib/cx";

interface TickProps {
  label: string;
  isOn: boolean | "some";
  onPress?: () => void;
}

/** A box to tick, light enough for every row of a long table. Without onPress the table listens. */
export function Tick({ label, isOn, onPress }: TickProps) {
  return (
    <button
      type="button"
      role="checkbox"
      tabIndex={onPress ? 0 : -1}
      data-tick
      aria-label={label}
      aria-checked={isOn === "some" ? "mixed" : isOn}
      onClick={onPress}
      className={cx(
        "flex size-4 shrink-0 items-center justify-center rounded-[4px] border transition-colors",
        "relative after:absolute after:-inset-3 focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent",
        isOn ? "border-accent bg-accent text-accent-ink" : "border-ink-3 bg-surface hover:border-ink",
      )}
    >
      {isOn === "some" && <Minus aria-hidden className="size-3" strokeWidth={3} />}
      {isOn === true && <Check aria-hidden className="size-3" strokeWidth={3} />}
    </button>
  );
}
