import { Bell } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Card } from "@/components/ui/Card";
import { Skeleton } from "@/components/ui/Skeleton";
import { done, refused } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { Refused } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import { useAlerts, useSetAlerts } from "@/features/usage/api";
import type { UsageAlertsView, UsageOverviewView, WorkspaceRef } from "@/lib/bindings";
import { formatDate, formatPercent } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

const usual = [50, 75, 80, 90, 100];

/** How many percentages there may be. */
const most = 5;

interface AlertsProps {
  workspace: WorkspaceRef | undefined;
  view: UsageOverviewView | undefined;
}

/** At which parts of the spend cap somebody is told. */
export function Alerts({ workspace, view }: AlertsProps) {
  const { organization } = useCurrent();
  const available = useAvailable(organization.id);
  const permission = "spend.manage";
  const isGiven = workspace?.can.includes(permission); // by a role in the workspace
  const refusal = available.refusal({ permission: isGiven ? undefined : permission, feature: "spend_limits" });
  const isClosed = refusal !== null || Boolean(workspace?.archived);
  const alerts = useAlerts(organization.id, workspace?.id ?? "");
  const text = useText();
  return (
    <Card>
      <div className="flex flex-col gap-3 px-4.5 py-4">
        <div>
          <Named />
          <p className="max-w-2xl text-small text-pretty text-ink-3">{text("usage.alerts.help")}</p>
        </div>
        {alerts.data ? (
          <Percents workspace={workspace?.id ?? ""} view={alerts.data} isDisabled={isClosed} />
        ) : (
          <Skeleton className="h-7 w-64" />
        )}
        <Footnotes view={alerts.data} isUncapped={view?.cap === ""} />
        {refusal && <Refused refusal={refusal} />}
      </div>
    </Card>
  );
}

function Named() {
  const text = useText();
  return (
    <h2 className="flex items-center gap-1.5 font-medium text-ink">
      <Bell aria-hidden className="size-4 text-ink-3" />
      {text("usage.alerts")}
    </h2>
  );
}

interface PercentsProps {
  workspace: string;
  view: UsageAlertsView;
  isDisabled: boolean;
}

function Percents({ workspace, view, isDisabled }: PercentsProps) {
  const { organization } = useCurrent();
  const set = useSetAlerts(organization.id, workspace);
  const text = useText();
  const locale = useLocaleTag();
  // What was pressed shows at once: a button that waited, disabled, would lose the focus.
  const percents = set.isPending ? set.variables : view.percents;
  const offered = [...new Set([...usual, ...percents])].sort((a, b) => a - b);
  const choose = (keys: Iterable<unknown>) =>
    set.mutateAsync([...keys].map(Number).sort((a, b) => a - b)).then(
      () => done(text("usage.alerts.saved"), { about: `alerts ${workspace}` }),
      (fault) => refused(fault, `alerts ${workspace}`),
    );
  return (
    <ToggleButtonGroup
      aria-label={text("usage.alerts.percents")}
      selectionMode="multiple"
      isDisabled={isDisabled}
      selectedKeys={percents.map(String)}
      onSelectionChange={(keys) => void choose(keys)}
      className="flex flex-wrap gap-1.5"
    >
      {offered.map((percent) => (
        <ToggleButton
          key={percent}
          id={String(percent)}
          isDisabled={!percents.includes(percent) && percents.length >= most}
          className={chip}
        >
          {formatPercent(percent, locale)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

const chip =
  "h-7 min-w-13 rounded-md border border-line-strong bg-surface px-2 font-medium text-ink-2 tabular-nums transition-colors " +
  "data-hovered:bg-hover data-selected:border-accent data-selected:bg-accent-soft data-selected:text-accent-text " +
  "focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent disabled:opacity-50";

function Footnotes({ view, isUncapped }: { view: UsageAlertsView | undefined; isUncapped: boolean }) {
  const text = useText();
  const locale = useLocaleTag();
  const reached = (view?.reached ?? []).map(({ percent, at }) =>
    text("usage.alerts.reached", {
      Percent: isolate(formatPercent(percent, locale)),
      Date: isolate(formatDate(at, locale)),
    }),
  );
  const lines = isUncapped && (view?.percents.length ?? 0) > 0 ? [text("usage.alerts.none")] : reached;
  return lines.map((line) => (
    <p key={line} className="text-small text-ink-2">
      {line}
    </p>
  ));
}
