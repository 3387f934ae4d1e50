import { Meter } from "@/components/ui/Meter";
import type { StrengthView } from "@/lib/bindings";
import { hasText, type TextKey, type TextParams, useText } from "@/lib/i18n";

interface StrengthProps {
  strength: StrengthView | undefined;
  /** How many characters are enough: 8 beside MFA, else 15. */
  least?: number;
}

/** How strong a password is, as bars and in words. Before anything is typed, the rule. */
export function Strength({ strength: given, least = 15 }: StrengthProps) {
  const text = useText();
  const strength = given && judged(given, least);
  return (
    <div className="flex flex-col gap-1">
      <Meter value={strength ? bars(strength) : 0} tone={tone(strength)} />
      <p aria-live="polite" className="text-small text-ink-3">
        {strength ? words(strength, text, least) : text(least < 15 ? "strength.rule.mfa" : "strength.rule")}
      </p>
    </div>
  );
}

// The length is judged for a password that stands alone; beside MFA less is enough.
function judged(view: StrengthView, least: number): StrengthView {
  if (view.reason !== "too_short" || view.characters < least) return view;
  return { ...view, reason: "", acceptable: true };
}

// A password that is refused never looks like one that is good enough.
function bars({ score, acceptable }: StrengthView): number {
  return acceptable ? score + 1 : Math.min(score + 1, 2);
}

function tone(strength: StrengthView | undefined): "good" | "weak" | "bad" {
  if (!strength?.acceptable) return "bad";
  return strength.score >= 3 ? "good" : "weak";
}

type Text = (key: TextKey, params?: TextParams) => string;

function words(strength: StrengthView, text: Text, least: number): string {
  const Count = strength.characters;
  if (strength.reason === "too_short" && least < 15) return text("strength.too_short.mfa", { Count });
  const refusal = `strength.${strength.reason}`;
  if (strength.reason && hasText(refusal)) return text(refusal, { Count });
  const score = `strength.score.${strength.score}`;
  const years = `strength.years.${strength.years}`;
  return [score, years].flatMap((key) => (hasText(key) ? [text(key, { Count })] : [])).join(" ");
}
