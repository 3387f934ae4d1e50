import { Lock } from "lucide-react";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { useRefusalText } from "@/features/plan/Gate";
import { Usage } from "@/features/usage/Usage";
import { UsageTools } from "@/features/usage/UsageTools";
import { useShown } from "@/features/usage/useShown";
import { useMay } from "@/features/workspace/useMay";
import type { WorkspaceRef } from "@/lib/bindings";

/** What a workspace used and spent. */
export function UsageTab({ workspace }: { workspace: WorkspaceRef }) {
  const shown = useShown();
  const refusal = useMay(workspace).refusal({ permission: "usage.read" });
  const refused = useRefusalText();
  if (!workspace.can.includes("usage.read")) {
    return (
      <Card>
        <EmptyState icon={<Lock />} text={refusal && refusal !== "archived" ? refused(refusal) : ""} />
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-end gap-2">
        <UsageTools workspace={workspace.id} shown={shown} />
      </div>
      <Usage workspace={workspace} shown={shown} />
    </div>
  );
}
