import { useState } from "react";
import { done, refused } from "@/components/ui/Toast";
import { useRename } from "@/features/organization/api";
import type { GeneralView } from "@/lib/bindings";
import { text } from "@/lib/i18n";

/** A name that is being typed, and the one that its writer saw when they began. */
interface Draft {
  name: string;
  was: string;
}

/**
 * Renaming in place. What is being typed is kept apart from what is stored, so
 * that neither an error nor somebody else's change takes it away; and it replaces
 * nothing that its writer has not seen.
 */
export function useRenaming(id: string, view: GeneralView | undefined) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const rename = useRename(id);
  const about = `organization.name ${id}`;
  const stored = view?.name ?? "";
  const typed = draft?.name ?? stored;
  const error = rename.variables?.name === draft?.name ? rename.error : null;
  // Promises, since the undo may be pressed when this page has been left.
  const undo = (change: Draft) =>
    rename.mutateAsync(change).then(
      () => done(text("general.renamed.undone", { Name: change.name }), { about }),
      (fault) => refused(fault, about),
    );
  const save = async (was = draft?.was) => {
    if (!draft || was === undefined) return;
    const renamed = await rename.mutateAsync({ name: draft.name, was }).catch(() => undefined);
    if (!renamed) return;
    setDraft(null);
    const back = { name: was, was: renamed.name };
    done((now) => now("general.renamed", { Name: renamed.name }), { undo: () => void undo(back), about });
  };
  return {
    typed,
    type: (name: string) => setDraft(name === stored ? null : { name, was: draft?.was ?? stored }),
    isDirty: typed !== stored,
    isPending: rename.isPending,
    error,
    /** The name that there is by now, where it is not the one that the writer saw. */
    conflict: error?.code === "change.conflict" ? error.field("name")?.params?.now : undefined,
    save,
    drop: () => setDraft(null),
  };
}
