import { useState } from "react";
import { Select } from "@/components/ui/Select";
import type { Limited } from "@/features/limit/api";
import { useDrafts } from "@/features/limit/drafts";
import { LimitsForm } from "@/features/limit/LimitsForm";
import { ModelLimits } from "@/features/limit/ModelLimits";
import { levelsOf, limitedModels } from "@/features/limit/values";
import { useModels } from "@/features/resource/api";
import type { LevelsView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface EditorProps {
  about: Limited;
  view: LevelsView;
  /** Whether nobody may set anything any more. */
  isClosed: boolean;
}

/** The limits of something beside those above it, set in place: for all models together, or for one. */
export function LimitsEditor({ about, view, isClosed }: EditorProps) {
  const [model, setModel] = useState("");
  const drafts = useDrafts();
  const { own } = levelsOf(view);
  if (!own) return null;
  return (
    <>
      <ModelSelect
        organization={about.organization}
        limited={limitedModels(view)}
        isUnsaved={(id) => id !== model && drafts.of(id) !== undefined}
        value={model}
        onChange={setModel}
      />
      <LimitsForm
        key={model}
        {...{ about, view, isClosed, own, model }}
        draft={drafts.of(model)}
        onDraft={(next) => drafts.change(model, next)}
      />
      <ModelLimits about={about} view={view} onEdit={setModel} />
    </>
  );
}

interface ModelSelectProps {
  organization: string;
  /** The models that have limits: some may be gone. */
  limited: string[];
  isUnsaved: (model: string) => boolean;
  value: string;
  onChange: (model: string) => void;
}

// A choice needs an id that says something.
const all = "all";

function ModelSelect({ organization, limited, isUnsaved, value, onChange }: ModelSelectProps) {
  const models = useModels(organization).data?.models ?? [];
  const text = useText();
  const gone = limited.filter((id) => !models.some((model) => model.id === id));
  if (models.length + gone.length === 0) return null;
  const options = [
    { id: "", name: text("limits.for.all") },
    ...models,
    ...gone.map((id) => ({ id, name: text("usage.unnamed") })),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4.5 py-3">
      <span aria-hidden className="font-medium text-ink">
        {text("limits.for")}
      </span>
      <Select
        hideLabel
        label={text("limits.for")}
        options={options.map(({ id, name }) => ({
          id: id || all,
          label: isUnsaved(id) ? text("limits.unsaved", { Name: name }) : name,
        }))}
        value={value || all}
        onChange={(id) => onChange(id === all ? "" : id)}
        className="w-72 max-w-full"
      />
    </div>
  );
}
