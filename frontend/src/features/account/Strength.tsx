import { Meter } from "@/components/ui/Meter";
import type { StrengthView } from "@/lib/bindings";
import { hasText, type TextKey, type TextParams, useText } from "@/lib/i18n";

/** How strong a password is, as bars and in words. Before anything is typed, the rule. */
export function Strength({ strength }: { strength: StrengthView | undefined }) {
  const text = useText();
  return (
    <div className="flex flex-col gap-1">
      <Meter value={strength ? bars(strength) : 0} tone={tone(strength)} />
      <p aria-live="polite" className="text-small text-ink-3">
        {strength ? words(strength, text) : text("strength.rule")}
      </p>
    </div>
  );
}

// A password that is refused never looks like one that is good enough.
function bars({ score, acceptable }: StrengthView): number {
  return acceptable ? score + 1 : Math.min(score + 1, 2);
}

function tone(strength: StrengthView | undefined): "good" | "weak" | "bad" {
  if (!strength?.acceptable) return "bad";
  return strength.score >= 3 ? "good" : "weak";
}

function words(strength: StrengthView, text: (key: TextKey, params?: TextParams) => string): string {
  const Count = strength.characters;
  const refusal = `strength.${strength.reason}`;
  if (strength.reason && hasText(refusal)) return text(refusal, { Count });
  const score = `strength.score.${strength.score}`;
  const years = `strength.years.${strength.years}`;
  return [score, years].flatMap((key) => (hasText(key) ? [text(key, { Count })] : [])).join(" ");
}
