import { ExportUsage } from "@/features/usage/ExportUsage";
import { RangeMenu } from "@/features/usage/RangeMenu";
import type { Shown } from "@/features/usage/useShown";

/** Which days are shown, and taking them away as a file. */
export function UsageTools({ workspace, shown }: { workspace: string; shown: Shown }) {
  const { range, today, setRange, by } = shown;
  return (
    <>
      <RangeMenu range={range} today={today} onChange={setRange} />
      <ExportUsage workspace={workspace} by={by} range={range} />
    </>
  );
}
