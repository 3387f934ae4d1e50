import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useCurrent } from "@/features/account/Current";
import { type Needs, type Refusal, useAvailable } from "@/features/plan/useAvailable";
import { formatSentenceList } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface GateProps extends Needs {
  /** The control, told whether it is out of reach. */
  children: (isDisabled: boolean) => ReactNode;
}

/** A control that stays readable where it is out of reach, with the reason and the way beside it. */
export function Gate({ children, ...needs }: GateProps) {
  const { organization } = useCurrent();
  const available = useAvailable(organization.id);
  const refusal = available.refusal(needs);
  return (
    <>
      {refusal && <Refused refusal={refusal} />}
      {children(!available.may(needs))}
    </>
  );
}

/** Why something is out of reach, and the way to it. */
export function Refused({ refusal }: { refusal: Refusal }) {
  const text = useText();
  return (
    <span className="inline-flex items-start gap-x-1.5 text-small text-ink-2">
      <Lock aria-hidden className="mbs-0.5 size-3.5 shrink-0 text-ink-3" />
      <span className="flex flex-wrap gap-x-1.5">
        <span>{useRefusalText()(refusal)}</span>
        {refusal.upgrade && (
          <a
            href={plansAddress}
            className="rounded-[3px] font-medium text-accent-text underline-offset-3 hover:underline focus-visible:outline-2 focus-visible:outline-accent"
          >
            {text("gate.upgrade")}
          </a>
        )}
      </span>
    </span>
  );
}

/** Words a refusal where there is only room for a sentence, as in a menu. */
export function useRefusalText(
  includedKey: "gate.included" | "invite.plan.included" = "gate.included",
): (refusal: Refusal) => string {
  const text = useText();
  const locale = useLocaleTag();
  return ({ reason, role, ask, plans, upgrade }) => {
    const included = text(includedKey, { Plans: formatSentenceList(plans.map(isolate), locale) });
    if (upgrade) return included;
    const names = formatSentenceList(ask.map(isolate), locale);
    const way = ask.length > 0 ? text(`gate.ask.${role}`, { Names: names }) : text(`gate.nobody.${role}`);
    return reason === "plan" ? `${included} ${way}` : way;
  };
}

/** Where the plans are compared. */
export const plansAddress = "#/subscriptions/plans";
