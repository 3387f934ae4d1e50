import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Refusal } from "@/components/ui/Refusal";
import { Select } from "@/components/ui/Select";
import { done, refused } from "@/components/ui/Toast";
import { type Limited, type LimitsChange, useSetLimit } from "@/features/limit/api";
import { LimitRow } from "@/features/limit/LimitRow";
import { ModelLimits } from "@/features/limit/ModelLimits";
import { type LimitRefusals, useRefusals } from "@/features/limit/useRefusals";
import { isSame, levelsOf, limitNames, saidBy } from "@/features/limit/values";
import { Refused } from "@/features/plan/Gate";
import { useModels } from "@/features/resource/api";
import type { LevelsView, LimitLevelView, LimitValues } from "@/lib/bindings";
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
  const { own } = levelsOf(view);
  if (!own) return null;
  return (
    <>
      <ModelSelect organization={about.organization} value={model} onChange={setModel} />
      <Values key={model} {...{ about, view, isClosed, own, model }} />
      <ModelLimits organization={about.organization} view={view} onEdit={setModel} />
    </>
  );
}

function ModelSelect(props: { organization: string; value: string; onChange: (model: string) => void }) {
  const { organization, value, onChange } = props;
  const models = useModels(organization).data?.models ?? [];
  const text = useText();
  if (models.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4.5 py-3">
      <span aria-hidden className="font-medium text-ink">
        {text("limits.for")}
      </span>
      <Select
        hideLabel
        label={text("limits.for")}
        options={[
          { id: "", label: text("limits.for.all") },
          ...models.map(({ id, name }) => ({ id, label: name })),
        ].map((option) => ({ ...option, id: option.id || "all" }))}
        value={value || "all"}
        onChange={(id) => onChange(id === "all" ? "" : id)}
        className="w-72 max-w-full"
      />
    </div>
  );
}

interface ValuesProps extends EditorProps {
  own: LimitLevelView;
  model: string;
}

function Values({ about, view, isClosed, own, model }: ValuesProps) {
  const refusals = useRefusals(about.organization, view);
  const stored = saidBy(own, model);
  // What is typed, and what its writer saw when they began.
  const [draft, setDraft] = useState<{ to: LimitValues; was: LimitValues } | null>(null);
  const set = useSetLimit(about);
  const text = useText();
  const values = draft?.to ?? stored;
  const isDirty = !isSame(values, stored);
  const isShut = refusals.rates !== null && refusals.spend !== null;
  const save = (change: LimitsChange) =>
    set.mutateAsync(change).then(
      () => {
        setDraft(null);
        const back = { model, to: change.was, was: change.to };
        done(text("limits.saved"), { about: "limits", undo: () => void undo(back) });
      },
      () => undefined, // said below
    );
  const undo = (change: LimitsChange) =>
    set.mutateAsync(change).then(
      () => done(text("limits.restored"), { about: "limits" }),
      (fault) => refused(fault, "limits"),
    );
  return (
    <Form
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty && !set.isPending) void save({ model, to: values, was: draft?.was ?? stored });
      }}
    >
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0">
          <caption className="sr-only">{text("limits.title")}</caption>
          <Head view={view} />
          <tbody>
            {limitNames.map((name) => (
              <LimitRow
                key={name}
                {...{ name, view, model, own }}
                value={values[name]}
                error={draft ? set.error : null}
                isDisabled={isClosed || (name === "monthlySpend" ? refusals.spend : refusals.rates) !== null}
                onChange={(value) => setDraft({ to: { ...values, [name]: value }, was: draft?.was ?? stored })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {!isClosed && (
        <footer className="flex flex-wrap items-center gap-2 border-bs border-line px-4.5 py-3">
          <div className="me-auto flex flex-col gap-0.5">
            <Reasons refusals={refusals} />
            {draft && <Refusal fault={set.error} besideFields />}
          </div>
          {!isShut && (
            <>
              <Button isDisabled={!draft} onPress={() => setDraft(null)}>
                {text("limits.discard")}
              </Button>
              <Button type="submit" variant="primary" isDisabled={!isDirty} isPending={set.isPending}>
                {text("action.save")}
              </Button>
            </>
          )}
        </footer>
      )}
    </Form>
  );
}

function Reasons({ refusals: { rates, spend } }: { refusals: LimitRefusals }) {
  const text = useText();
  if (rates && spend && rates.reason === "role") return <Refused refusal={rates} />;
  return (
    <>
      {rates && <Refused refusal={rates} />}
      {spend && (
        <span className="inline-flex flex-wrap items-center gap-x-1.5 text-small text-ink-2">
          {text("limits.monthlySpend")}: <Refused refusal={spend} />
        </span>
      )}
    </>
  );
}

function Head({ view }: { view: LevelsView }) {
  const text = useText();
  const { own, above } = levelsOf(view);
  return (
    <thead>
      <tr>
        <th scope="col" className="h-11 ps-4.5 pe-3 text-start text-small font-medium text-ink-2">
          {text("limits.limit")}
        </th>
        {above.map((level) => (
          <th key={level.level} scope="col" className="px-3 text-end text-small font-medium text-ink-2">
            {levelText(level.level, text)}
          </th>
        ))}
        {own && (
          <th scope="col" className="w-44 px-3 text-end text-small font-medium text-ink">
            {levelText(own.level, text)}
          </th>
        )}
        <th scope="col" className="ps-3 pe-4.5 text-end text-small font-medium text-ink-2">
          {text("limits.in_force")}
        </th>
      </tr>
    </thead>
  );
}

const levels = ["plan", "organization", "workspace", "key"] as const;

function levelText(level: string, text: ReturnType<typeof useText>): string {
  const known = levels.find((one) => one === level);
  return known ? text(`limits.level.${known}`) : level;
}
