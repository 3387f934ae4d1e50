import { KeysTab } from "@/features/apikey/KeysTab";
import { LimitsTab } from "@/features/limit/LimitsTab";
import { UsageTab } from "@/features/usage/UsageTab";
import { useShownWorkspace } from "@/features/workspace/WorkspacePage";

/** What stands behind the tabs of a workspace that other features have. */
export function KeysInside() {
  return <KeysTab workspace={useShownWorkspace()} />;
}

export function LimitsInside() {
  return <LimitsTab workspace={useShownWorkspace()} />;
}

export function UsageInside() {
  return <UsageTab workspace={useShownWorkspace()} />;
}
