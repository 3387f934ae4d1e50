import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import type { Range } from "@/features/usage/range";
import { call } from "@/lib/backend";
import { type UsageAlertsView, usage } from "@/lib/bindings";
import { queries } from "@/lib/queries";

/** What rows are about. */
export const dimensions = ["model", "workspace", "key", "member"] as const;

/** One of them. */
export type Dimension = (typeof dimensions)[number];

// Requests are no entries of the ledger, so no event tells of them.
const refetchInterval = 5_000;

// A long breakdown takes a while to be read and drawn.
const long = { rows: 500, refetchInterval: 60_000 };

/** A month of an organization or of one of its workspaces; while it lasts it is read again and again. */
export function useOverview(organization: string, workspace: string, month: string, isLive: boolean) {
  return useQuery({
    queryKey: ["organization", "usage", organization, workspace, "month", month],
    queryFn: () => call(usage.Overview, { organization, workspace, month }),
    placeholderData: keepPreviousData,
    refetchInterval: isLive && refetchInterval,
  });
}

/** Who used how much. What was known before stays until the answer is there. */
export function useUsageBy(organization: string, workspace: string, by: Dimension, range: Range, live: boolean) {
  const { from, to } = range;
  return useQuery({
    queryKey: ["organization", "usage", organization, workspace, by, from, to],
    queryFn: () => call(usage.By, { organization, workspace, by, from, to, model: "", key: "", member: "" }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      live && ((data?.rows.length ?? 0) > long.rows ? long.refetchInterval : refetchInterval),
  });
}

/** Makes a CSV file of a range. */
export function useExportUsage(organization: string, workspace: string) {
  return useMutation({
    mutationFn: ({ by, range: { from, to }, bom }: { by: Dimension; range: Range; bom: boolean }) =>
      call(usage.Export, { organization, workspace, by, from, to, model: "", key: "", member: "", bom }),
  });
}

const alertsKey = (organization: string, workspace: string) => ["organization", "alerts", organization, workspace];

/** At which parts of the cap somebody is told. */
export function useAlerts(organization: string, workspace: string) {
  return useQuery({
    queryKey: alertsKey(organization, workspace),
    queryFn: () => call(usage.Alerts, { organization, workspace }),
  });
}

/** Sets them, one after the other however quickly that is asked for. */
export function useSetAlerts(organization: string, workspace: string) {
  return useMutation({
    scope: { id: alertsKey(organization, workspace).join(" ") },
    mutationFn: (percents: number[]) => call(usage.SetAlerts, { organization, workspace, percents }),
    onSuccess: (view: UsageAlertsView) => queries.setQueryData(alertsKey(organization, workspace), view),
  });
}
