import { type ReactNode, useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Drawer, DrawerBody, DrawerFoot } from "@/components/ui/Drawer";
import { Notice } from "@/components/ui/Notice";
import { NumberField } from "@/components/ui/NumberField";
import { Segmented } from "@/components/ui/Segmented";
import { useCurrent } from "@/features/account/Current";
import { usePreview, useSubscribe, type Wish } from "@/features/plan/api";
import { type Interval, toInterval } from "@/features/plan/interval";
import { PlanChoice } from "@/features/plan/PlanChoice";
import { Saving } from "@/features/plan/Saving";
import { Summary, SummarySkeleton } from "@/features/plan/Summary";
import { useSayChanged } from "@/features/plan/useSayChanged";
import { useSettled } from "@/features/plan/useSettled";
import { type Chosen, choices, firstWish, seatsOff, withPlan } from "@/features/plan/wish";
import { usePlanWords } from "@/features/plan/words";
import type { FamilyView, PlanView, SubscriptionView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { isolate } from "@/lib/isolate";

interface ChangePlanProps {
  family: FamilyView;
  subscription: SubscriptionView;
  chosen?: Chosen;
  onClose: () => void;
}

/** Another plan, interval or number of seats, with what that comes to beside it before it is confirmed. */
export function ChangePlan(props: ChangePlanProps) {
  const { text } = usePlanWords();
  const title = text("change.title", { Family: isolate(props.family.name) });
  return (
    <Drawer title={title} isOpen onClose={props.onClose}>
      <ChangeForm {...props} />
    </Drawer>
  );
}

function ChangeForm({ family, subscription, chosen, onClose }: ChangePlanProps) {
  const { organization } = useCurrent();
  const [wish, setWish] = useState(() => firstWish(family, subscription, chosen));
  const subscribe = useSubscribe(organization.id);
  const say = useSayChanged();
  const { text, money } = usePlanWords();
  const plan = family.plans.find(({ id }) => id === wish.plan);
  const asked = useAsked(wish, plan, subscribe.isPending || subscribe.isSuccess);
  const { preview, isOld } = asked;
  const confirm = () => {
    if (!preview || isOld) return;
    // biome-ignore lint/suspicious/noThenProperty: what is due after that, as the backend names it
    const input = { ...wish, at: preview.at, expected: preview.dueNow, then: preview.then.amount };
    subscribe.mutate(input, {
      onSuccess: (view) => {
        onClose();
        say(view, wish, plan, preview);
      },
    });
  };
  return (
    <Form
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <DrawerBody>
        <PlanChoice
          plans={choices(family, subscription)}
          value={wish.plan}
          interval={wish.interval}
          currency={subscription.currency}
          onChange={(id) => {
            const next = family.plans.find((one) => one.id === id);
            if (next) setWish(withPlan(wish, next));
          }}
        />
        {plan && <Details wish={wish} plan={plan} subscription={subscription} onChange={setWish} />}
        <Part title={text("change.summary")}>
          <Outcome
            {...asked}
            interval={wish.interval}
            trialDays={subscription.state === "trialing" ? subscription.daysLeft : 0}
            refused={subscribe.error}
          />
        </Part>
      </DrawerBody>
      <DrawerFoot>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button type="submit" variant="primary" isDisabled={!preview || isOld} isPending={subscribe.isPending}>
          {preview && preview.dueNow > 0
            ? text("change.confirm", { Amount: money(preview.dueNow, preview.currency) })
            : text("change.confirm.nothing")}
        </Button>
      </DrawerFoot>
    </Form>
  );
}

// What the wish would come to, once it has settled and where it can be asked for at all. Once it is granted, the
// same would be no change.
function useAsked(wish: Wish, plan: PlanView | undefined, isConfirmed: boolean) {
  const { organization } = useCurrent();
  const settled = useSettled(wish);
  const isWithin = plan !== undefined && !seatsOff(plan, wish.seats);
  const isSettled = JSON.stringify(settled) === JSON.stringify(wish);
  const { data, error, isPlaceholderData } = usePreview(
    organization.id,
    settled,
    isWithin && isSettled && !isConfirmed,
  );
  const isOld = !isWithin || !isSettled || isPlaceholderData;
  return { preview: error ? undefined : data, isOld, fault: isOld ? null : error };
}

interface OutcomeProps extends ReturnType<typeof useAsked> {
  interval: string;
  trialDays: number;
  refused: ReturnType<typeof useSubscribe>["error"];
}

function Outcome({ preview, isOld, fault, interval, trialDays, refused }: OutcomeProps) {
  const faults = useFaultText();
  const what = fault ?? refused;
  return (
    <>
      {what && (
        <Notice tone={what.code === "change.none" ? "info" : "amber"} alert={what === refused}>
          {faults.whole(what)}
        </Notice>
      )}
      {preview && <Summary preview={preview} interval={interval} trialDays={trialDays} isOld={isOld} />}
      {!preview && !fault && <SummarySkeleton />}
    </>
  );
}

interface DetailsProps {
  wish: Wish;
  plan: PlanView;
  subscription: SubscriptionView;
  onChange: (wish: Wish) => void;
}

function Details({ wish, plan, subscription, onChange }: DetailsProps) {
  const { text } = usePlanWords();
  const { seatsUsed, invited } = subscription;
  const off = seatsOff(plan, wish.seats);
  const options = (["month", "year"] as const).filter((id) => plan.intervals.includes(id));
  const intervals: Record<Interval, ReactNode> = {
    month: text("compare.month"),
    year: (
      <>
        {text("compare.year")}
        <Saving plans={[plan]} />
      </>
    ),
  };
  return (
    <>
      {options.length > 1 && (
        <Part title={text("compare.interval")}>
          <Segmented
            label={text("compare.interval")}
            options={options.map((id) => ({ id, label: intervals[id] }))}
            value={toInterval(wish.interval)}
            onChange={(interval) => onChange({ ...wish, interval })}
          />
        </Part>
      )}
      {plan.seatsMax !== 1 && (
        <NumberField
          name="seats"
          label={text("plans.seats")}
          help={text("change.seats.help", { Used: seatsUsed, Invited: invited })}
          error={off ? text(`field.${off.code}`, { min: off.bound, max: off.bound }) : undefined}
          value={wish.seats}
          onChange={(seats) => onChange({ ...wish, seats })}
          min={plan.seatsMin}
          max={plan.seatsMax || undefined}
        />
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium text-ink">{title}</h3>
      {children}
    </section>
  );
}
