import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { LongText } from "@/components/ui/LongText";
import { Select } from "@/components/ui/Select";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useAllowed, useSetAgent } from "@/features/resource/api";
import { toCount, toPrice, typedDecimal } from "@/features/resource/price";
import type { AgentView, SetAgentInput, WorkspaceRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { numbers } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface AgentDialogProps {
  workspace: WorkspaceRef;
  /** The one to change; undefined for a new one. */
  agent: AgentView | undefined;
  onClose: () => void;
}

type AgentForm = Record<"name" | "instructions" | "model" | "temperature" | "topP" | "maxOutput", string>;

/** Makes an agent, or changes one: its name, what it is told, and by which model it answers. */
export function AgentDialog({ workspace, agent, onClose }: AgentDialogProps) {
  const { organization } = useCurrent();
  const locale = useLocaleTag();
  const [form, setForm] = useState(() => filled(agent, locale));
  const allowed = useAllowed(organization.id, workspace.id).data?.models;
  const set = useSetAgent(organization.id, workspace.id);
  const text = useText();
  const faults = useFaultText();
  const input = inputOf(form, agent?.id ?? "");
  const field = (name: keyof AgentForm) => ({
    name,
    label: text(`agents.field.${name}`),
    value: form[name],
    onChange: (value: string) => setForm((before) => ({ ...before, [name]: value })),
    error: set.variables?.[name] === input[name] ? faults.field(set.error, name) : undefined,
  });
  const figure = { autoComplete: "off", inputClassName: "[direction:ltr]" };
  const models = (allowed ?? []).filter(
    (model) => model.kind === "chat" && (model.allowed || model.id === agent?.model),
  );
  const submit = () =>
    set.mutate(input, {
      onSuccess: () => {
        onClose();
        done(text("agents.saved", { Name: isolate(input.name) }));
      },
    });
  return (
    <FormDialog
      title={agent ? text("providers.edit.title", { Name: isolate(agent.name) }) : text("agents.add")}
      asked={set}
      isMissing={input.name === "" || form.model === ""}
      onSubmit={submit}
      onClose={onClose}
      className="max-w-xl"
    >
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          {...field("name")}
          autoComplete="off"
          autoFocus={!agent}
          spellCheck="false"
          help={text("agents.field.name.help", { Name: isolate(`agent:${input.name || "…"}`) })}
        />
        <Select
          label={text("agents.field.model")}
          placeholder={text(allowed && models.length === 0 ? "agents.field.model.none" : "agents.field.model.choose")}
          isDisabled={models.length === 0}
          options={models.map(({ id, name }) => ({ id, label: name }))}
          value={form.model || null}
          onChange={(model) => setForm((before) => ({ ...before, model }))}
          error={field("model").error}
        />
      </div>
      <LongText {...field("instructions")} rows={6} maxLength={20_000} help={text("agents.field.instructions.help")} />
      <fieldset className="flex flex-col gap-2.5 rounded-md border border-line px-3.5 pbs-2.5 pbe-3.5">
        <legend className="sr-only">{text("agents.parameters")}</legend>
        <div>
          <p aria-hidden className="text-small font-medium text-ink-2">
            {text("agents.parameters")}
          </p>
          <p className="text-small text-pretty text-ink-3">{text("agents.parameters.help")}</p>
        </div>
        <div className="grid grid-cols-[1fr_1fr_1.8fr] items-end gap-3">
          <TextField {...field("temperature")} {...figure} inputMode="decimal" placeholder={upTo(2, locale)} />
          <TextField {...field("topP")} {...figure} inputMode="decimal" placeholder={upTo(1, locale)} />
          <TextField {...field("maxOutput")} {...figure} inputMode="numeric" />
        </div>
      </fieldset>
    </FormDialog>
  );
}

const upTo = (most: number, locale: string) => numbers(locale, {}).formatRange(0, most);

function filled(agent: AgentView | undefined, locale: string): AgentForm {
  const { name = "", instructions = "", model = "", temperature = "", topP = "", maxOutput = 0 } = agent ?? {};
  const figures = { temperature, topP, maxOutput };
  const typed = Object.entries(figures).map(([key, figure]) => [key, typedDecimal(figure, locale)]);
  return { name, instructions, model, ...(Object.fromEntries(typed) as Record<keyof typeof figures, string>) };
}

function inputOf(form: AgentForm, id: string): Omit<SetAgentInput, "organization" | "workspace"> {
  return {
    id,
    name: form.name.trim(),
    instructions: form.instructions.trim(),
    model: form.model,
    temperature: toPrice(form.temperature),
    topP: toPrice(form.topP),
    maxOutput: toCount(form.maxOutput),
  };
}
