import { KeysTab } from "@/features/apikey/KeysTab";
import { LimitsTab } from "@/features/limit/LimitsTab";
import { UsageTab } from "@/features/usage/UsageTab";
import { useShownWorkspace } from "@/features/workspace/WorkspacePage";

/** What stands behind the tabs of a workspace that other features have. */
export function KeysInside() {
  const workspace = useShownWorkspace();
  return <KeysTab key={workspace.id} workspace={workspace} />;
}

export function LimitsInside() {
  const workspace = useShownWorkspace();
  return <LimitsTab key={workspace.id} workspace={workspace} />;
}

export function UsageInside() {
  const workspace = useShownWorkspace();
  return <UsageTab key={workspace.id} workspace={workspace} />;
}
