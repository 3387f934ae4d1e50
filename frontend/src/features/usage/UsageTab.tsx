import { Usage } from "@/features/usage/Usage";
import { UsageTools } from "@/features/usage/UsageTools";
import { useShown } from "@/features/usage/useShown";

/** What a workspace used and spent. */
export function UsageTab({ workspace }: { workspace: string }) {
  const shown = useShown();
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-end gap-2">
        <UsageTools workspace={workspace} shown={shown} />
      </div>
      <Usage workspace={workspace} shown={shown} />
    </div>
  );
}
