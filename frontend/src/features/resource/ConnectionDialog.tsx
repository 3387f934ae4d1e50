import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { FormDialog } from "@/components/ui/FormDialog";
import { Verdict } from "@/components/ui/ServiceRow";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useConnections, useSetConnection, useTestConnection } from "@/features/resource/api";
import type { Preset } from "@/features/resource/presets";
import type { ConnectionView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface ConnectionDialogProps {
  /** The one to change, or whose settings a new one begins with. */
  connection?: ConnectionView;
  preset?: Preset;
  onClose: () => void;
  onAdded: (connection: ConnectionView) => void;
}

/** Adds a connection or changes one, and tries it before it is kept. */
export function ConnectionDialog({ connection, preset, onClose, onAdded }: ConnectionDialogProps) {
  const { organization } = useCurrent();
  const begun = connection ?? preset;
  const [form, setForm] = useState({ name: begun?.name ?? "", baseURL: begun?.baseURL ?? "", key: "" });
  const [forgets, setForgets] = useState(false);
  const set = useSetConnection(organization.id);
  const test = useTestConnection(organization.id);
  const text = useText();
  const faults = useFaultText();
  const id = connection?.id ?? "";
  const known = useConnections(organization.id).data?.connections ?? [];
  const key = forgets ? "" : form.key.trim();
  const keepKey = Boolean(connection?.hasKey) && key === "" && !forgets;
  const trial = { id, baseURL: form.baseURL.trim(), key, keepKey };
  const input = { ...trial, name: form.name.trim() };
  const change = (changed: Partial<typeof form>) => {
    setForm((before) => ({ ...before, ...changed }));
    if (!test.isIdle) test.reset(); // it is about something else
  };
  const field = (name: keyof typeof form) => ({
    name,
    label: text(`connections.field.${name}`),
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    // What is wrong with the rest was found out by the test, which change ends.
    error: (set.variables?.[name] === input[name] && faults.field(set.error, name)) || faults.field(test.error, name),
    autoComplete: "off",
    spellCheck: "false" as const,
  });
  const isMissing = input.name === "" || input.baseURL === "";
  const submit = () =>
    set.mutateAsync(input).then(
      ({ connections }) => {
        onClose();
        done(text("connections.saved", { Name: isolate(input.name) }));
        const added = connections.find((one) => !known.some(({ id }) => id === one.id));
        if (!connection && added) onAdded(added);
      },
      () => undefined, // said in the form
    );
  const found = test.data?.ok ? test.data : undefined;
  const Name = isolate(form.name || trial.baseURL);
  const ok = found && text("connections.test.ok", { Name, Count: found.models.length, Time: found.milliseconds });
  const title = connection ? text("providers.edit.title", { Name: isolate(connection.name) }) : text("connections.add");
  return (
    <FormDialog title={title} asked={set} isMissing={isMissing} onSubmit={() => void submit()} onClose={onClose}>
      <TextField {...field("name")} autoFocus={!begun?.name} help={text("connections.field.name.help")} />
      <TextField
        {...field("baseURL")}
        help={text("connections.field.baseURL.help")}
        placeholder="https://api.example.com/v1"
        inputClassName="[direction:ltr]"
      />
      <TextField
        {...field("key")}
        type="password"
        autoComplete="new-password"
        autoFocus={Boolean(begun?.name) && preset?.hasKey === true}
        isDisabled={forgets}
        help={text(connection?.hasKey ? "providers.kept" : "connections.field.key.help")}
        inputClassName="[direction:ltr]"
      />
      {connection?.hasKey && (
        <Checkbox
          isSelected={forgets}
          onChange={(on) => {
            setForgets(on);
            change({});
          }}
        >
          {text("connections.key.forget")}
        </Checkbox>
      )}
      <div className="flex flex-col items-start gap-2.5">
        <Button isDisabled={trial.baseURL === ""} isPending={test.isPending} onPress={() => test.mutate(trial)}>
          {text("connections.test")}
        </Button>
        <Verdict ok={ok} problem={test.data?.problem} fault={test.error?.fields.length ? null : test.error} />
      </div>
    </FormDialog>
  );
}
