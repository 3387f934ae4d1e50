import { Card, SettingRow } from "@/components/ui/Card";
import { LinkButton } from "@/components/ui/LinkButton";
import { Select } from "@/components/ui/Select";
import { Skeleton } from "@/components/ui/Skeleton";
import { done, refused } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useKeyPolicy, useSetKeyPolicy } from "@/features/apikey/api";
import { usualDays } from "@/features/apikey/expiry";
import { Refused } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import type { KeyPolicyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** How long keys of the organization may live. */
export function PolicyCard({ onShowLonger }: { onShowLonger: () => void }) {
  const { organization } = useCurrent();
  const policy = useKeyPolicy(organization.id).data;
  const refusal = useAvailable(organization.id).refusal({ permission: "keys.policy" });
  const text = useText();
  return (
    <Card>
      <SettingRow
        wide
        name={text("keys.policy")}
        help={
          <>
            {text("keys.policy.help")}
            {policy && policy.longer > 0 && (
              <p className="flex flex-wrap gap-x-1.5 text-amber-text">
                {text("keys.policy.longer", { Count: policy.longer })}
                <LinkButton onPress={onShowLonger}>{text("keys.policy.show")}</LinkButton>
              </p>
            )}
          </>
        }
        action={
          <>
            {refusal && <Refused refusal={refusal} />}
            {policy ? <Days view={policy} isDisabled={refusal !== null} /> : <Skeleton className="h-8 w-56" />}
          </>
        }
      />
    </Card>
  );
}

function Days({ view: { maxDays }, isDisabled }: { view: KeyPolicyView; isDisabled: boolean }) {
  const { organization } = useCurrent();
  const set = useSetKeyPolicy(organization.id);
  const text = useText();
  const about = "key policy";
  const save = (days: number, undo?: () => void) =>
    set.mutateAsync(days).then(
      () => done(text("keys.policy.saved"), { about, undo }),
      (fault) => refused(fault, about),
    );
  const shown = set.isPending ? set.variables : maxDays; // disabled meanwhile, it would lose the focus
  const offered = [...new Set([...usualDays, shown])].filter((days) => days > 0).sort((a, b) => a - b);
  return (
    <Select
      label={text("keys.policy")}
      hideLabel
      isDisabled={isDisabled}
      options={[
        { id: "0", label: text("keys.policy.none") },
        ...offered.map((days) => ({ id: String(days), label: text("keys.days", { Count: days }) })),
      ]}
      value={String(shown)}
      onChange={(days) => Number(days) !== shown && void save(Number(days), () => void save(shown))}
      className="w-56 max-w-full"
    />
  );
}
