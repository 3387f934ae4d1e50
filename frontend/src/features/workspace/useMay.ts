import { useCurrent } from "@/features/account/Current";
import { type Needs, type Refusal, useAvailable } from "@/features/plan/useAvailable";
import type { WorkspaceRef } from "@/lib/bindings";

/** What somebody may do in a workspace, and what stands in the way of the rest. */
export interface MayThere {
  may: (needs: Needs) => boolean;
  /** Null where nothing does, or where it isn't known yet; "archived" where nobody may any more. */
  refusal: (needs: Needs) => Refusal | "archived" | null;
}

/** What somebody may do in a workspace: roles there and in the organization add up, and plans gate both. */
export function useMay(workspace: WorkspaceRef): MayThere {
  const { organization } = useCurrent();
  const available = useAvailable(organization.id);
  const refusal = ({ permission, feature }: Needs) => {
    if (workspace.archived) return "archived" as const;
    // A role there is enough; without one, it takes whom the organization asks for it.
    const isGiven = !permission || workspace.can.includes(permission);
    return isGiven ? available.refusal({ feature }) : available.refusal({ permission: permission ?? "" });
  };
  return { may: (needs) => available.isKnown && allowed(workspace, needs) && refusal(needs) === null, refusal };
}

function allowed({ can }: WorkspaceRef, { permission }: Needs): boolean {
  return !permission || can.includes(permission);
}
