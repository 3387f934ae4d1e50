import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { SettingRow } from "@/components/ui/Card";
import { Reason } from "@/components/ui/Reason";
import { Skeleton } from "@/components/ui/Skeleton";
import { TextField } from "@/components/ui/TextField";
import { done, failed } from "@/components/ui/Toast";
import { useRename } from "@/features/organization/api";
import type { GeneralView } from "@/lib/bindings";
import { toFault } from "@/lib/fault";
import { faultText, useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/**
 * The name, changed in place. What is being typed is kept apart from what is
 * stored, so that neither an error nor somebody else's change takes it away.
 */
export function NameRow({ id, view }: { id: string; view: GeneralView | undefined }) {
  const [draft, setDraft] = useState<string | null>(null);
  const rename = useRename(id);
  const text = useText();
  const faults = useFaultText();
  const isDirty = draft !== null && draft !== view?.name;
  const about = `organization.name ${id}`;
  const error = rename.variables === draft ? rename.error : null;
  // Promises, since the undo may be pressed when this page has been left.
  const undo = (name: string) =>
    rename.mutateAsync(name).then(
      () => done(text("general.renamed.undone", { Name: name }), { about }),
      (fault) => failed(faultText(toFault(fault)), about),
    );
  const save = async () => {
    if (!view || !isDirty) return;
    const renamed = await rename.mutateAsync(draft).catch(() => undefined);
    if (!renamed) return;
    setDraft(null);
    done(text("general.renamed", { Name: renamed.name }), { undo: () => void undo(view.name), about });
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SettingRow
        name={text("general.name")}
        help={text("general.name.help")}
        action={
          view?.rename.allowed !== false && (
            <Button type="submit" variant="primary" isDisabled={!isDirty} isPending={rename.isPending}>
              {text("action.save")}
            </Button>
          )
        }
      >
        {view ? (
          <div className="flex flex-wrap items-center gap-3">
            <TextField
              name="name"
              hideLabel
              label={text("general.name")}
              value={draft ?? view.name}
              onChange={setDraft}
              isReadOnly={!view.rename.allowed}
              error={faults.field(error, "name") ?? faults.whole(error)}
              className="w-86 max-w-full"
            />
            {!view.rename.allowed && <Reason reason={view.rename.reason} />}
          </div>
        ) : (
          <Skeleton className="h-8 w-86 max-w-full rounded-md" />
        )}
      </SettingRow>
    </Form>
  );
}
