import { Check, Minus } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button as AriaButton } from "react-aria-components";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Skeleton } from "@/components/ui/Skeleton";
import { Tooltip } from "@/components/ui/Tooltip";
import type { Interval } from "@/features/plan/interval";
import { limits } from "@/features/plan/Limits";
import { hasSeats, perMonth } from "@/features/plan/wish";
import { priceKey, usePlanWords } from "@/features/plan/words";
import type { FamilyView, PlanFeatureView, PlanView, SubscriptionView } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { formatLarge, formatNumber } from "@/lib/format";
import { isolate } from "@/lib/isolate";

interface PlanTableProps {
  family: FamilyView;
  features: PlanFeatureView[];
  currency: string;
  interval: Interval;
  subscription: SubscriptionView | undefined;
  isDisabled: boolean;
  onChoose: (plan: PlanView) => void;
}

/** The plans of a family, one a column, and what each includes, one a row. */
export function PlanTable(props: PlanTableProps) {
  const { family, features } = props;
  const title = useId();
  const { text } = usePlanWords();
  return (
    <section aria-labelledby={title} className="overflow-x-auto rounded-lg border border-line bg-surface shadow-card">
      <table aria-labelledby={title} className="w-full table-fixed border-separate border-spacing-0">
        <thead>
          <tr>
            <td className={cx("px-4.5 pbs-3.5 align-top", family.plans.length > 3 ? "w-[26%]" : "w-[38%]")}>
              <h2 id={title} className="text-lead font-title">
                <bdi>{family.name}</bdi>
              </h2>
            </td>
            {family.plans.map((plan) => (
              <PlanHead key={plan.id} plan={plan} {...props} />
            ))}
          </tr>
        </thead>
        <Seats plans={family.plans} />
        <Group title={text("compare.features")} plans={family.plans}>
          {features.map((feature) => (
            <FeatureRow key={feature.id} feature={feature} plans={family.plans} />
          ))}
        </Group>
      </table>
    </section>
  );
}

interface PlanHeadProps extends Omit<PlanTableProps, "features" | "family"> {
  plan: PlanView;
}

function PlanHead({ plan, subscription, isDisabled, onChoose, ...price }: PlanHeadProps) {
  const { text } = usePlanWords();
  return (
    <th
      scope="col"
      className={cx("px-2.5 pbs-3.5 pbe-3.5 text-start align-top font-normal", plan.current && currentClass)}
    >
      <span className="block text-lead font-medium">
        <bdi>{plan.name}</bdi>
      </span>
      <Price plan={plan} {...price} />
      {plan.current && (
        <span className="block pbe-1.5">
          <Badge tone="accent">{text("compare.current")}</Badge>
        </span>
      )}
      <Choose plan={plan} subscription={subscription} isDisabled={isDisabled} onChoose={onChoose} />
    </th>
  );
}

function Price({ plan, interval, currency }: { plan: PlanView; interval: Interval; currency: string }) {
  const { text, money } = usePlanWords();
  const price = perMonth(plan, interval);
  const isLess = price < plan.monthly;
  return (
    <span className="flex min-h-23 flex-col pbs-1 pbe-2.5">
      <span className="text-lead font-title tabular-nums">{money(price, currency)}</span>
      {isLess && (
        <span className="text-small text-ink-3 tabular-nums">
          <span className="sr-only">{text("compare.instead")} </span>
          <s>{money(plan.monthly, currency)}</s>
        </span>
      )}
      <span className="text-small text-pretty text-ink-3">{text(priceKey(plan))}</span>
    </span>
  );
}

type ChooseProps = Pick<PlanTableProps, "subscription" | "isDisabled" | "onChoose"> & { plan: PlanView };

// The free plan is left, not chosen: from a paid one, by this button too.
function Choose({ plan, subscription, isDisabled, onChoose }: ChooseProps) {
  const { text } = usePlanWords();
  const isPaid = subscription?.state === "active" || subscription?.state === "past_due";
  const isFree = plan.intervals.length === 0;
  if (!subscription || (isFree && !isPaid)) return null;
  const kept = isPaid ? "compare.adjust" : "compare.subscribe";
  const key = plan.current ? kept : "compare.choose";
  return (
    <Button
      size="small"
      isDisabled={isDisabled || subscription.state === "past_due"}
      onPress={() => onChoose(plan)}
      aria-label={text(`${key}.what`, { Plan: isolate(plan.name) })}
    >
      {text(key)}
    </Button>
  );
}

function Seats({ plans }: { plans: PlanView[] }) {
  const { text, locale } = usePlanWords();
  const shown = limits.filter((limit) => plans.some((plan) => plan.limits[limit] > 0));
  const isSeated = hasSeats(plans);
  if (!isSeated && shown.length === 0) return null;
  return (
    <Group title={text(isSeated ? "compare.seats" : "plans.limits")} plans={plans}>
      {isSeated && <Row name={text("plans.seats")} plans={plans} cell={(plan) => <SeatsOf plan={plan} />} />}
      {plans.some(({ trialDays }) => trialDays > 0) && (
        <Row
          name={text("compare.trial")}
          plans={plans}
          cell={({ trialDays }) => (trialDays > 0 ? text("compare.days", { Count: trialDays }) : <Excluded />)}
        />
      )}
      {shown.map((limit) => (
        <Row
          key={limit}
          name={text(`plans.limit.${limit}`)}
          plans={plans}
          cell={(plan) => (plan.limits[limit] > 0 ? formatLarge(plan.limits[limit], locale) : text("plans.unlimited"))}
        />
      ))}
    </Group>
  );
}

function SeatsOf({ plan: { seatsMin, seatsMax } }: { plan: PlanView }) {
  const { text, locale } = usePlanWords();
  if (seatsMax === seatsMin) return formatNumber(seatsMin, locale);
  if (seatsMax === 0) return text("compare.seats.from", { Count: seatsMin });
  return text("compare.seats.between", { Min: seatsMin, Max: seatsMax });
}

function FeatureRow({ feature, plans }: { feature: PlanFeatureView; plans: PlanView[] }) {
  const name = (
    <Tooltip text={feature.help}>
      <AriaButton className="cursor-default rounded-[3px] text-start underline decoration-line-strong decoration-dotted underline-offset-4 focus-visible:outline-2 focus-visible:outline-accent">
        {feature.name}
      </AriaButton>
    </Tooltip>
  );
  const cell = ({ features }: PlanView) => (features.includes(feature.id) ? <Included /> : <Excluded />);
  return <Row name={name} plans={plans} cell={cell} />;
}

function Included() {
  const { text } = usePlanWords();
  return (
    <>
      <Check aria-hidden className="size-4 text-accent" />
      <span className="sr-only">{text("compare.included")}</span>
    </>
  );
}

function Excluded() {
  const { text } = usePlanWords();
  return (
    <>
      <Minus aria-hidden className="size-4 text-ink-3" />
      <span className="sr-only">{text("compare.excluded")}</span>
    </>
  );
}

function Group({ title, plans, children }: { title: string; plans: PlanView[]; children: ReactNode }) {
  return (
    <tbody>
      <tr>
        <th
          scope="rowgroup"
          className="border-bs border-line px-4.5 pbs-4 pbe-1.5 text-start text-small font-medium whitespace-nowrap text-ink-3"
        >
          {title}
        </th>
        {plans.map((plan) => (
          <td key={plan.id} className={cx("border-bs border-line", plan.current && currentClass)} />
        ))}
      </tr>
      {children}
    </tbody>
  );
}

function Row({ name, plans, cell }: { name: ReactNode; plans: PlanView[]; cell: (plan: PlanView) => ReactNode }) {
  return (
    <tr className="group">
      <th scope="row" className="py-2 ps-4.5 pe-2 text-start font-normal wrap-anywhere text-ink-2 hyphens-auto">
        {name}
      </th>
      {plans.map((plan) => (
        <td key={plan.id} className={cx("px-2.5 py-2 tabular-nums", plan.current && currentClass)}>
          {cell(plan)}
        </td>
      ))}
    </tr>
  );
}

const currentClass = "bg-accent-soft/45";

/** A place of the same shape. */
export function PlanTableSkeleton({ plans }: { plans: number }) {
  return (
    <div className="flex h-140 flex-col gap-6 rounded-lg border border-line bg-surface px-4.5 py-4 shadow-card">
      <Skeleton className="h-4 w-24" />
      <div className="flex gap-6">
        {["a", "b", "c", "d"].slice(0, plans).map((key) => (
          <Skeleton key={key} className="h-20 flex-1" />
        ))}
      </div>
      <Skeleton className="h-3 w-full" />
      <Skeleton className="h-3 w-full" />
    </div>
  );
}
