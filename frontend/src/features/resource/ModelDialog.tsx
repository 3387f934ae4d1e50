import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { Select } from "@/components/ui/Select";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useConnections, useListed, useSetModels } from "@/features/resource/api";
import { filled, inputOf, type ModelForm } from "@/features/resource/modelForm";
import { Prices } from "@/features/resource/Prices";
import { kinds, kindText } from "@/features/resource/words";
import type { ModelsView, ModelView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface ModelDialogProps {
  model: ModelView;
  view: ModelsView;
  onClose: () => void;
}

/** How a model is called, where it is reached, and what it costs. */
export function ModelDialog({ model, view, onClose }: ModelDialogProps) {
  const { organization } = useCurrent();
  const locale = useLocaleTag();
  const [form, setForm] = useState(() => filled(model, locale));
  const connections = useConnections(organization.id).data?.connections ?? [];
  const set = useSetModels(organization.id);
  const listed = useListed(organization.id, model.upstream, true).data?.models[0];
  const text = useText();
  const faults = useFaultText();
  const change = (changed: Partial<ModelForm>) => setForm((before) => ({ ...before, ...changed }));
  const input = inputOf(form, model.id);
  const sent = set.variables?.[0];
  const wrong = (name: keyof ModelForm) => (sent?.[name] === input[name] ? faults.field(set.error, name) : undefined);
  const field = (name: Exclude<keyof ModelForm, "kind" | "connection">) => ({
    name,
    label: text(`models.field.${name}`),
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    error: wrong(name),
    autoComplete: "off",
    spellCheck: "false" as const,
    inputClassName: "[direction:ltr]",
  });
  const submit = () =>
    set.mutate([input], {
      onSuccess: () => {
        onClose();
        done(text("models.saved", { Name: isolate(form.name) }));
      },
    });
  return (
    <FormDialog
      title={text("providers.edit.title", { Name: isolate(model.name) })}
      asked={set}
      isMissing={form.name.trim() === ""}
      onSubmit={submit}
      onClose={onClose}
      className="max-w-xl"
    >
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField {...field("name")} help={text("models.field.name.help")} />
        <TextField {...field("upstream")} help={text("models.field.upstream.help")} />
        <Select
          label={text("models.column.connection")}
          options={connections.map(({ id, name }) => ({ id, label: name }))}
          value={form.connection}
          onChange={(connection) => change({ connection })}
          error={wrong("connection")}
        />
        <Select
          label={text("models.column.kind")}
          options={kinds.map((id) => ({ id, label: kindText(id, text) }))}
          value={form.kind}
          onChange={(kind) => change({ kind })}
          error={wrong("kind")}
        />
      </div>
      <Prices form={form} view={view} listed={listed} field={field} onChange={change} />
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField {...field("maxOutput")} inputMode="numeric" help={text("models.field.maxOutput.help")} />
        <TextField {...field("context")} inputMode="numeric" />
      </div>
    </FormDialog>
  );
}
