import { ShieldCheck, ShieldOff } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Card, SettingRow } from "@/components/ui/Card";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { useMFA } from "@/features/mfa/api";
import { enrolment } from "@/features/mfa/enrolment";
import { Regenerate } from "@/features/mfa/Regenerate";
import { TurnOff } from "@/features/mfa/TurnOff";
import type { MFAView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** The second factor: on or off, and what belongs to it. */
export function MFACard() {
  const [asks, setAsks] = useState<"off" | "codes" | null>(null);
  const state = useMFA();
  const faults = useFaultText();
  const close = () => setAsks(null);
  if (state.error && !state.data) return <Notice tone="red">{faults.whole(state.error)}</Notice>;
  const view = state.data;
  return (
    <Card>
      <StateRow view={view} onOff={() => setAsks("off")} />
      {view?.enabled && <RecoveryRow view={view} onRenew={() => setAsks("codes")} />}
      {asks === "off" && <TurnOff required={view?.required ?? false} onClose={close} />}
      {asks === "codes" && <Regenerate onClose={close} />}
    </Card>
  );
}

function StateRow({ view, onOff }: { view: MFAView | undefined; onOff: () => void }) {
  const text = useText();
  const locale = useLocaleTag();
  return (
    <SettingRow
      name={text("mfa.app")}
      help={text("mfa.app.help")}
      action={
        view?.enabled ? (
          <Button variant="danger" onPress={onOff}>
            {text("mfa.turn_off")}
          </Button>
        ) : (
          <Button variant="primary" isDisabled={!view} onPress={enrolment.open}>
            {text("mfa.set_up")}
          </Button>
        )
      }
    >
      {view ? (
        <div className="flex flex-wrap items-center gap-2.5">
          <MFABadge on={view.enabled} />
          {view.enabled && view.since && (
            <span className="text-ink-2">{text("mfa.since", { Date: formatDate(view.since, locale) })}</span>
          )}
          {!view.enabled && view.required && <span className="text-ink-2">{text("mfa.required.here")}</span>}
        </div>
      ) : (
        <Skeleton className="h-5 w-16" />
      )}
    </SettingRow>
  );
}

/** Whether MFA is on, as a word. */
export function MFABadge({ on, what }: { on: boolean; what?: string }) {
  const text = useText();
  const state = text(on ? "mfa.on" : "mfa.off");
  return (
    <Badge tone={on ? "green" : "amber"}>
      {on ? <ShieldCheck aria-hidden /> : <ShieldOff aria-hidden />}
      {what ? text("label.value", { Label: what, Value: state }) : state}
    </Badge>
  );
}

function RecoveryRow({ view, onRenew }: { view: MFAView; onRenew: () => void }) {
  const text = useText();
  const isLow = view.recoveryLeft < 4;
  return (
    <SettingRow
      name={text("mfa.recovery")}
      help={text("mfa.recovery.row.help")}
      action={<Button onPress={onRenew}>{text("mfa.recovery.renew")}</Button>}
    >
      <span className={isLow ? "text-amber-text" : undefined}>
        {text("mfa.recovery.left", { Count: view.recoveryLeft })}
      </span>
    </SettingRow>
  );
}
