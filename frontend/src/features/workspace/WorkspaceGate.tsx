import { Archive } from "lucide-react";
import type { ReactNode } from "react";
import { Refused } from "@/features/plan/Gate";
import type { Needs } from "@/features/plan/useAvailable";
import { useMay } from "@/features/workspace/useMay";
import type { WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface WorkspaceGateProps extends Needs {
  workspace: WorkspaceRef;
  /** The control, told whether it is out of reach. */
  children: (isDisabled: boolean) => ReactNode;
}

/** A control of a workspace that stays readable where it is out of reach, with the reason beside it. */
export function WorkspaceGate({ workspace, children, ...needs }: WorkspaceGateProps) {
  const { may, refusal } = useMay(workspace);
  const text = useText();
  const why = refusal(needs);
  return (
    <>
      {why === "archived" && (
        <span className="inline-flex items-center gap-1.5 text-small text-ink-2">
          <Archive aria-hidden className="size-3.5 shrink-0 text-ink-3" />
          {text("workspace.archived.reason")}
        </span>
      )}
      {why && why !== "archived" && <Refused refusal={why} />}
      {children(!may(needs))}
    </>
  );
}
