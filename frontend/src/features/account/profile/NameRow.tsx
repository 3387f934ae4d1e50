import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { SettingRow } from "@/components/ui/Card";
import { Skeleton } from "@/components/ui/Skeleton";
import { TextField } from "@/components/ui/TextField";
import { done, refused } from "@/components/ui/Toast";
import { type Name, nameOf, useSetName } from "@/features/account/profile/api";
import type { ProfileView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/**
 * First and last name, changed in place. What is being typed is kept apart from
 * what is stored, so that neither an error nor a refresh takes it away.
 */
export function NameRow({ view }: { view: ProfileView | undefined }) {
  const [draft, setDraft] = useState<Partial<Name>>({});
  const about = "account.name";
  const set = useSetName();
  const text = useText();
  const faults = useFaultText();
  const stored: Name = { firstName: view?.firstName ?? "", lastName: view?.lastName ?? "" };
  const name: Name = { ...stored, ...draft };
  const isDirty = nameOf(name) !== nameOf(stored);
  const isSame = set.variables && nameOf(set.variables) === nameOf(name);
  const error = isSame ? set.error : null;
  // Promises, since the undo may be pressed when this page has been left.
  const undo = (before: Name) =>
    set.mutateAsync(before).then(
      (view) => done(text("profile.name.undone", { Name: nameOf(view) }), { about }),
      (fault) => refused(fault, about),
    );
  const save = async () => {
    if (!view || !isDirty || set.isPending) return;
    const saved = await set.mutateAsync(name).catch(() => undefined);
    if (!saved) return;
    setDraft({});
    done((now) => now("profile.name.saved", { Name: nameOf(saved) }), { undo: () => void undo(stored), about });
  };
  const field = (part: keyof Name) => ({
    name: part,
    value: name[part],
    onChange: (value: string) => setDraft({ ...draft, [part]: value }),
    error: faults.field(error, part),
    className: "min-w-36 flex-1 basis-36",
  });
  return (
    <Form
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SettingRow
        name={text("profile.name")}
        help={text("profile.name.help")}
        action={
          <Button type="submit" variant="primary" isDisabled={!isDirty} isPending={set.isPending}>
            {text("action.save")}
          </Button>
        }
      >
        {view ? (
          <div className="flex max-w-116 flex-wrap items-start gap-3">
            <TextField {...field("firstName")} autoComplete="given-name" label={text("door.sign_up.first_name")} />
            <TextField {...field("lastName")} autoComplete="family-name" label={text("door.sign_up.last_name")} />
            {error && error.fields.length === 0 && (
              <p role="alert" className="basis-full text-small text-red-text">
                {faults.whole(error)}
              </p>
            )}
          </div>
        ) : (
          <Skeleton className="h-14.5 max-w-116 rounded-md" />
        )}
      </SettingRow>
    </Form>
  );
}
