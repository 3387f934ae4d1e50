import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Notice } from "@/components/ui/Notice";
import { PageHeader } from "@/components/ui/PageHeader";
import { Segmented } from "@/components/ui/Segmented";
import { useCurrent } from "@/features/account/Current";
import { useComparison, useSubscriptions } from "@/features/plan/api";
import { ChangePlan } from "@/features/plan/ChangePlan";
import { Refused } from "@/features/plan/Gate";
import type { Interval } from "@/features/plan/interval";
import { PlanTable, PlanTableSkeleton } from "@/features/plan/PlanTable";
import { Saving } from "@/features/plan/Saving";
import { StartTrial, TrialOffer } from "@/features/plan/SubscriptionActions";
import { managePlan, useAvailable } from "@/features/plan/useAvailable";
import type { FamilyView, PlanView, SubscriptionView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useLanguage, useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** Both families of plans side by side, feature by feature. */
export function PlansPage() {
  const { organization } = useCurrent();
  const { data, error } = useComparison(organization.id, useLanguage());
  const { data: has } = useSubscriptions(organization.id);
  const [interval, setInterval] = useState<Interval>("month");
  const [chosen, setChosen] = useState<{ family: FamilyView; plan: PlanView } | null>(null);
  const available = useAvailable(organization.id);
  const refusal = available.refusal({ permission: managePlan });
  const text = useText();
  const faults = useFaultText();
  usePageTitle(text("compare.title"), organization.name);
  const of = (family: string) => has?.subscriptions.find((one) => one.family === family);
  return (
    <>
      <div>
        <Trail />
        <PageHeader
          title={text("compare.title")}
          purpose={text("compare.purpose")}
          action={
            <Billing
              plans={data?.families.flatMap(({ plans }) => plans) ?? []}
              value={interval}
              onChange={setInterval}
            />
          }
        />
      </div>
      {refusal && <Refused refusal={refusal} />}
      {!refusal && data?.families.map((family) => <Offer key={family.id} family={family} has={of(family.id)} />)}
      {error && !data && <Notice tone="red">{faults.whole(error)}</Notice>}
      <div className="grid items-start gap-4 2xl:grid-cols-[1.55fr_1fr]">
        {data?.families.map((family) => (
          <PlanTable
            key={family.id}
            family={family}
            features={data.features.filter((feature) => feature.family === family.id)}
            currency={data.currency}
            interval={interval}
            subscription={of(family.id)}
            isDisabled={!available.may({ permission: managePlan })}
            onChoose={(plan) => setChosen({ family, plan })}
          />
        ))}
        {!data && !error && [4, 2].map((plans) => <PlanTableSkeleton key={plans} plans={plans} />)}
      </div>
      {chosen && (
        <Change chosen={chosen} has={of(chosen.family.id)} interval={interval} onClose={() => setChosen(null)} />
      )}
    </>
  );
}

interface ChangeProps {
  chosen: { family: FamilyView; plan: PlanView };
  has: SubscriptionView | undefined;
  interval: Interval;
  onClose: () => void;
}

function Change({ chosen: { family, plan }, has, interval, onClose }: ChangeProps) {
  if (!has) return null;
  return <ChangePlan family={family} subscription={has} chosen={{ plan: plan.id, interval }} onClose={onClose} />;
}

// The trial is offered once, over the plans.
function Offer({ family, has }: { family: FamilyView; has: SubscriptionView | undefined }) {
  if (!has?.canTrial) return null;
  return (
    <Notice action={<StartTrial subscription={has} family={family} isDisabled={false} size="small" />}>
      <TrialOffer family={family} />
    </Notice>
  );
}

function Trail() {
  const text = useText();
  return (
    <nav aria-label={text("nav.trail")} className="flex items-center gap-1.5 pbe-0.5 text-small text-ink-2">
      <Link
        to="/subscriptions"
        activeOptions={{ exact: true }}
        className="rounded-[3px] underline-offset-3 hover:text-ink hover:underline focus-visible:outline-2 focus-visible:outline-accent"
      >
        {text("nav.subscriptions")}
      </Link>
      <ChevronRight aria-hidden className="size-3.5 text-ink-3 rtl:-scale-x-100" />
      <span aria-current="page">{text("compare.title")}</span>
    </nav>
  );
}

interface BillingProps {
  plans: PlanView[];
  value: Interval;
  onChange: (interval: Interval) => void;
}

function Billing({ plans, value, onChange }: BillingProps) {
  const text = useText();
  const year = (
    <>
      {text("compare.year")}
      <Saving plans={plans} />
    </>
  );
  const options = [
    { id: "month", label: text("compare.month") },
    { id: "year", label: year },
  ] as const;
  return <Segmented label={text("compare.interval")} options={[...options]} value={value} onChange={onChange} />;
}
