import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/Badge";
import { Card } from "@/components/ui/Card";
import { Skeleton } from "@/components/ui/Skeleton";
import { toInterval } from "@/features/plan/interval";
import { hasLimits, Limits } from "@/features/plan/Limits";
import { SeatMeter } from "@/features/plan/SeatMeter";
import { SubscriptionActions } from "@/features/plan/SubscriptionActions";
import { standing } from "@/features/plan/states";
import { Upcoming } from "@/features/plan/Upcoming";
import { hasSeats } from "@/features/plan/wish";
import { usePlanWords } from "@/features/plan/words";
import type { FamilyView, PlanFeatureView, SubscriptionView } from "@/lib/bindings";

/** What is on offer of a family, and what its features are called. */
export interface Offer {
  family: FamilyView | undefined;
  features: PlanFeatureView[];
}

/** What an organization has of a family, what it costs, and what can be done about it. */
export function SubscriptionCard({ subscription, offer }: { subscription: SubscriptionView; offer: Offer }) {
  const { text } = usePlanWords();
  const sold = hasSeats(offer.family?.plans ?? []);
  return (
    <Card className="flex flex-col">
      <Head subscription={subscription} />
      <div className="flex flex-1 flex-col gap-4.5 px-4.5 py-4">
        <Price subscription={subscription} />
        {sold && (
          <Part title={text("plans.seats")}>
            <SeatMeter seats={subscription.seats} used={subscription.seatsUsed} invited={subscription.invited} />
          </Part>
        )}
        {hasLimits(subscription.limits) && (
          <Part title={text("plans.limits")}>
            <Limits view={subscription.limits} />
          </Part>
        )}
        <Included subscription={subscription} features={offer.features} />
      </div>
      <SubscriptionActions subscription={subscription} family={offer.family} />
    </Card>
  );
}

function Head({ subscription }: { subscription: SubscriptionView }) {
  const { text } = usePlanWords();
  const stands = standing(subscription);
  return (
    <header className="flex items-start justify-between gap-3 px-4.5 py-3.5">
      <div className="min-w-0">
        <p className="text-small text-ink-3">
          <bdi>{subscription.familyName}</bdi>
        </p>
        <h2 className="truncate text-lead font-title text-ink">
          <bdi>{subscription.planName}</bdi>
        </h2>
      </div>
      {stands && <Badge tone={stands.tone}>{text(stands.key, stands.params)}</Badge>}
    </header>
  );
}

// What is paid now, and when again.
function Price({ subscription }: { subscription: SubscriptionView }) {
  const { text, money } = usePlanWords();
  const { state, price, total, seats, currency, interval } = subscription;
  const isPaid = state === "active" || state === "past_due";
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-figure font-title text-ink tabular-nums">{money(isPaid ? total : 0, currency)}</span>
        {isPaid && (
          <span className="text-ink-2">{text(price > 0 ? `plans.per.${toInterval(interval)}` : "plans.metered")}</span>
        )}
        {isPaid && seats > 1 && (
          <span className="text-small text-ink-3">
            {text("plans.sum", { Count: seats, Price: money(price, currency) })}
          </span>
        )}
      </p>
      <Upcoming subscription={subscription} />
    </div>
  );
}

function Included({ subscription, features }: { subscription: SubscriptionView; features: PlanFeatureView[] }) {
  const { text } = usePlanWords();
  const named = features.filter(({ id }) => subscription.features.includes(id));
  if (named.length === 0) return null;
  return (
    <Part title={text("plans.included")}>
      <ul className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {named.map(({ id, name }) => (
          <li key={id} className="flex gap-2 text-ink-2">
            <Check aria-hidden className="mbs-0.5 size-4 shrink-0 text-accent" />
            {name}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-small font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

/** A card of the same shape, until it is known what stands in it. */
export function SubscriptionSkeleton() {
  return (
    <Card>
      <div className="flex h-18 flex-col justify-center gap-2.5 px-4.5">
        <Skeleton className="h-2.5 w-16" />
        <Skeleton className="h-4 w-28" />
      </div>
      <div className="flex h-64 flex-col gap-5 px-4.5 py-5">
        <Skeleton className="h-6 w-32" />
        <Skeleton className="h-3 w-56" />
        <Skeleton className="h-1.5 w-full rounded-full" />
        <Skeleton className="h-3 w-64" />
      </div>
      <div className="h-14" />
    </Card>
  );
}
