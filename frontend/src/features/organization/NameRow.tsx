import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { SettingRow } from "@/components/ui/Card";
import { Reason } from "@/components/ui/Reason";
import { Skeleton } from "@/components/ui/Skeleton";
import { TextField } from "@/components/ui/TextField";
import { useRenaming } from "@/features/organization/useRenaming";
import type { GeneralView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** The name, changed in place. */
export function NameRow({ id, view }: { id: string; view: GeneralView | undefined }) {
  const { typed, type, isDirty, isPending, error, conflict, save, drop } = useRenaming(id, view);
  const text = useText();
  const faults = useFaultText();
  const wrong = faults.field(error, "name") ?? faults.whole(error);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty) void save();
      }}
    >
      <SettingRow
        name={text("general.name")}
        help={text("general.name.help")}
        action={
          view?.rename.allowed !== false && (
            <Button
              type="submit"
              variant="primary"
              isDisabled={!isDirty || conflict !== undefined}
              isPending={isPending}
            >
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
              value={typed}
              onChange={type}
              isReadOnly={!view.rename.allowed}
              error={conflict === undefined ? wrong : text("field.outdated", { now: conflict })}
              className="w-86 max-w-full"
            />
            {!view.rename.allowed && <Reason reason={view.rename.reason} />}
            {conflict !== undefined && (
              <Conflict now={conflict} onOverwrite={() => void save(conflict)} onKeep={drop} />
            )}
          </div>
        ) : (
          <Skeleton className="h-8 w-86 max-w-full rounded-md" />
        )}
      </SettingRow>
    </Form>
  );
}

interface ConflictProps {
  now: string;
  onOverwrite: () => void;
  onKeep: () => void;
}

function Conflict({ now, onOverwrite, onKeep }: ConflictProps) {
  const text = useText();
  return (
    <div className="flex max-w-full basis-full flex-wrap gap-2">
      <Button size="small" onPress={onOverwrite}>
        {text("general.name.overwrite")}
      </Button>
      <Button size="small" onPress={onKeep} className="min-w-0">
        <span className="truncate">{text("general.name.keep", { Name: now })}</span>
      </Button>
    </div>
  );
}
