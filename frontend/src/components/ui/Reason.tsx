import { Lock } from "lucide-react";
import { hasText, useText } from "@/lib/i18n";

/** Why something that can be seen can't be done: the role, the plan, or what else stands in the way. */
export function Reason({ reason }: { reason: string }) {
  const text = useText();
  const key = `reason.${reason}`;
  return (
    <span className="inline-flex items-center gap-1.5 text-small text-ink-2">
      <Lock aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      {text(hasText(key) ? key : "reason.role")}
    </span>
  );
}
