import type { People } from "@/features/invitation/usePeople";
import type { InWorkspace } from "@/features/workspace/ChooseWorkspaces";
import type { Language } from "@/lib/i18n";
import { queries } from "@/lib/queries";

/** An invitation as far as somebody has written it. */
export interface Draft {
  people: People;
  roles: string[];
  workspaces: InWorkspace[];
  message: string;
  language: Language;
}

// Kept with what was read: in memory alone, and gone with it when somebody signs out.
const keyOf = (account: string, organization: string) => ["organization", "invite-draft", account, organization];
queries.setQueryDefaults(["organization", "invite-draft"], { gcTime: Number.POSITIVE_INFINITY });

/** What somebody has written for an organization and not sent, one draft for each of them. */
export function draftOf(account: string, organization: string) {
  const key = keyOf(account, organization);
  return {
    get: () => queries.getQueryData<Draft>(key),
    keep: (draft: Draft) => void queries.setQueryData(key, draft),
    discard: () => queries.removeQueries({ queryKey: key, exact: true }),
  };
}
