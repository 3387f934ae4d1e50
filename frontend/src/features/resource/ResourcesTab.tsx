import { Agents } from "@/features/resource/Agents";
import { AllowedModels } from "@/features/resource/AllowedModels";
import { useShownWorkspace } from "@/features/workspace/WorkspacePage";

/** What a workspace may use: models of the organization, and agents of its own. */
export function ResourcesTab() {
  const workspace = useShownWorkspace();
  return (
    <div key={workspace.id} className="flex flex-col gap-7">
      <AllowedModels workspace={workspace} />
      <Agents workspace={workspace} />
    </div>
  );
}
