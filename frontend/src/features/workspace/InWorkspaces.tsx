import { WorkspaceRole } from "@/features/workspace/WorkspaceRole";
import type { InWorkspaceView } from "@/lib/bindings";

/** The workspaces that somebody is in, or is to be in, each with the role there. */
export function InWorkspaces({ workspaces }: { workspaces: InWorkspaceView[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {workspaces.map(({ id, name, role }) => (
        <li key={`${id} ${name}`} className="flex min-w-0 items-center gap-2">
          <bdi className="truncate">{name}</bdi>
          <WorkspaceRole role={role} />
        </li>
      ))}
    </ul>
  );
}
