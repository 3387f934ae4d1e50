import { useNavigate } from "@tanstack/react-router";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { PageHeader } from "@/components/ui/PageHeader";
import { useCurrent } from "@/features/account/Current";
import { OrganizationLimits } from "@/features/limit/LimitsTab";
import { useComparison, useSubscriptions } from "@/features/plan/api";
import { Charges } from "@/features/plan/Charges";
import { SubscriptionCard, SubscriptionSkeleton } from "@/features/plan/SubscriptionCard";
import { useFaultText } from "@/lib/faultText";
import { useLanguage, useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** What the organization has subscribed to, what it costs and what it includes. */
export function SubscriptionsPage() {
  const { organization } = useCurrent();
  const { data, error } = useSubscriptions(organization.id);
  const { data: offer } = useComparison(organization.id, useLanguage());
  const navigate = useNavigate();
  const text = useText();
  const faults = useFaultText();
  usePageTitle(text("subscriptions.title"), organization.name);
  return (
    <>
      <PageHeader
        title={text("subscriptions.title")}
        purpose={text("subscriptions.purpose")}
        action={
          <Button onPress={() => void navigate({ to: "/subscriptions/plans" })}>{text("subscriptions.compare")}</Button>
        }
      />
      {error && !data && <Notice tone="red">{faults.whole(error)}</Notice>}
      <div className="grid gap-4 lg:grid-cols-2">
        {data?.subscriptions.map((subscription) => (
          <SubscriptionCard
            key={subscription.family}
            subscription={subscription}
            offer={{
              family: offer?.families.find(({ id }) => id === subscription.family),
              features: offer?.features ?? [],
            }}
          />
        ))}
        {!data && !error && ["chat", "api"].map((family) => <SubscriptionSkeleton key={family} />)}
      </div>
      <OrganizationLimits key={organization.id} />
      {data && <Charges charges={data.charges} />}
    </>
  );
}
