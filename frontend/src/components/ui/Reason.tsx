import { Lock } from "lucide-react";
import { useText } from "@/lib/i18n";

/** Why something that can be seen can't be done: the role or the plan. */
export function Reason({ reason }: { reason: string }) {
  const text = useText();
  return (
    <span className="inline-flex items-center gap-1.5 text-small text-ink-2">
      <Lock aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      {text(reason === "plan" ? "reason.plan" : "reason.role")}
    </span>
  );
}
