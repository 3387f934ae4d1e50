import { ChartColumn } from "lucide-react";
import { useMemo } from "react";
import { Card } from "@/components/ui/Card";
import { Segmented } from "@/components/ui/Segmented";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { Refused } from "@/features/plan/Gate";
import { type Refusal, useAvailable } from "@/features/plan/useAvailable";
import { Alerts } from "@/features/usage/Alerts";
import { dimensions, useOverview, useUsageBy } from "@/features/usage/api";
import { Breakdown } from "@/features/usage/Breakdown";
import { partsOf, plainDays, stackedDays } from "@/features/usage/parts";
import { isLive, monthOf } from "@/features/usage/range";
import { SpendChart } from "@/features/usage/SpendChart";
import { Tiles } from "@/features/usage/Tiles";
import { useNames } from "@/features/usage/useNames";
import type { Shown } from "@/features/usage/useShown";
import type { UsageOverviewView, WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface UsageProps {
  /** Absent for the whole organization. */
  workspace?: WorkspaceRef;
  shown: Shown;
}

/** What an organization or one of its workspaces used and spent. */
export function Usage({ workspace, shown }: UsageProps) {
  const { organization } = useCurrent();
  const { range, today } = shown;
  const available = useAvailable(organization.id);
  const refusal = available.refusal({ feature: "usage_detail" });
  const isNow = monthOf(range) === monthOf({ to: today });
  const month = useOverview(organization.id, workspace?.id ?? "", monthOf(range), isNow);
  if (month.error && !month.data) return <Unread fault={month.error} onRetry={() => void month.refetch()} />;
  const capAt = workspace ? `#/workspaces/${workspace.id}/limits` : "#/subscriptions";
  const maySpend = workspace?.can.includes("spend.manage") || available.may({ permission: "spend.manage" });
  const isOffered = maySpend && !workspace?.archived && available.may({ feature: "spend_limits" });
  const parts = { workspace, shown, month: month.data, isNow, capAt: isOffered ? capAt : undefined };
  return (
    <>
      {refusal || !available.isKnown ? <Totals {...parts} refusal={refusal} /> : <Detailed {...parts} />}
      <Alerts workspace={workspace} view={month.data} />
    </>
  );
}

interface MonthProps extends UsageProps {
  month: UsageOverviewView | undefined;
  isNow: boolean;
  capAt: string | undefined;
}

// What every plan shows, and what it would take to see more.
function Totals({
  shown: { range, measure, setMeasure },
  month,
  isNow,
  refusal,
}: MonthProps & { refusal: Refusal | null }) {
  const text = useText();
  return (
    <>
      <Tiles range={range} view={month} total={undefined} isNow={isNow} capAt={undefined} />
      <SpendChart
        currency={month?.currency ?? "EUR"}
        measure={measure}
        onMeasure={setMeasure}
        isEmpty={month?.requests === 0}
        drawn={month && plainDays(month.days, measure, text("chart.total"))}
      />
      {refusal && (
        <Card className="flex items-start gap-3.5 px-4.5 py-4">
          <ChartColumn aria-hidden className="mbs-0.5 size-5 shrink-0 border-0! text-ink-3" />
          <div className="flex flex-col gap-1 border-0!">
            <p className="max-w-2xl text-pretty text-ink-2">{text("usage.detail")}</p>
            <Refused refusal={refusal} />
          </div>
        </Card>
      )}
    </>
  );
}

function Detailed({ workspace, shown, month, isNow, capAt }: MonthProps) {
  const { organization } = useCurrent();
  const { range, today, by, setBy, measure, setMeasure } = shown;
  const used = useUsageBy(organization.id, workspace?.id ?? "", by, range, isLive(range, today));
  const { data } = used;
  const names = useNames(by);
  const text = useText();
  const offered = dimensions.filter((dimension) => dimension !== "workspace" || !workspace);
  const drawn = useMemo(() => {
    if (!data) return undefined;
    const parts = partsOf(data.rows, measure, names);
    return { days: stackedDays(data, parts, measure), parts };
  }, [data, measure, names]);
  return (
    <>
      <Tiles range={range} view={month} total={data?.total} isNow={isNow} capAt={capAt} />
      {used.error && !data && <Unread fault={used.error} onRetry={() => void used.refetch()} />}
      <SpendChart
        currency={data?.currency ?? "EUR"}
        measure={measure}
        onMeasure={setMeasure}
        isEmpty={data?.total.requests === 0}
        drawn={drawn}
      />
      <div className="flex flex-col gap-3">
        <Segmented
          label={text("usage.by")}
          options={offered.map((id) => ({ id, label: text(`usage.by.${id}`) }))}
          value={by}
          onChange={setBy}
        />
        <Breakdown by={by} view={data} names={names} />
      </div>
    </>
  );
}

/** The place of all this, until it is known who may see it. */
export function UsageSkeleton({ range }: Pick<Shown, "range">) {
  return (
    <>
      <Tiles range={range} view={undefined} total={undefined} isNow capAt={undefined} />
      <SpendChart currency="EUR" measure="spend" onMeasure={() => undefined} isEmpty drawn={undefined} />
    </>
  );
}
