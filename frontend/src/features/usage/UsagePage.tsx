import { Lock } from "lucide-react";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHeader } from "@/components/ui/PageHeader";
import { useCurrent } from "@/features/account/Current";
import { useRefusalText } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import { Usage, UsageSkeleton } from "@/features/usage/Usage";
import { UsageTools } from "@/features/usage/UsageTools";
import { useShown } from "@/features/usage/useShown";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** What the whole organization used and spent. */
export function UsagePage() {
  const { organization } = useCurrent();
  const available = useAvailable(organization.id);
  const refusal = available.refusal({ permission: "usage.read" });
  const shown = useShown();
  const refused = useRefusalText();
  const text = useText();
  usePageTitle(text("usage.title"), organization.name);
  return (
    <>
      <PageHeader
        title={text("usage.title")}
        purpose={text("usage.purpose")}
        action={
          !refusal && (
            <div className="flex flex-wrap items-center gap-2">
              <UsageTools workspace="" shown={shown} />
            </div>
          )
        }
      />
      {refusal && (
        <Card>
          <EmptyState icon={<Lock />} text={`${text("usage.elsewhere")} ${refused(refusal)}`} />
        </Card>
      )}
      {available.isKnown && !refusal && <Usage key={organization.id} shown={shown} />}
      {!available.isKnown && <UsageSkeleton range={shown.range} />}
    </>
  );
}
