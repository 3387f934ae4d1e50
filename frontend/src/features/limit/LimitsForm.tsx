import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Refusal } from "@/components/ui/Refusal";
import { done, refused } from "@/components/ui/Toast";
import { type Limited, type LimitsChange, useSetLimit } from "@/features/limit/api";
import { type Draft, drafted, rest } from "@/features/limit/drafts";
import { LimitRow } from "@/features/limit/LimitRow";
import { LimitsHead } from "@/features/limit/LimitsHead";
import { type LimitRefusals, useRefusals } from "@/features/limit/useRefusals";
import { isSame, limitNames, saidBy } from "@/features/limit/values";
import { Refused } from "@/features/plan/Gate";
import type { LevelsView, LimitLevelView, LimitValues } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface FormProps {
  about: Limited;
  view: LevelsView;
  isClosed: boolean;
  own: LimitLevelView;
  model: string;
  draft: Draft | undefined;
  onDraft: (next: (before: Draft | undefined) => Draft | undefined) => void;
}

/** The limits of a model or of all together. What somebody else changes meanwhile, and one has not touched, is kept. */
export function LimitsForm({ about, view, isClosed, own, model, draft, onDraft }: FormProps) {
  const refusals = useRefusals(about.organization, view);
  const set = useSetLimit(about);
  const text = useText();
  const stored = saidBy(own, model);
  const values: LimitValues = { ...stored, ...draft?.to };
  const isDirty = !isSame(values, stored);
  const isShut = refusals.rates !== null && refusals.spend !== null;
  const isConflict = draft !== undefined && set.error?.code === "change.conflict";
  const toast = `limits ${about.workspace} ${about.key} ${model}`;
  // What is typed now may be right.
  const isSent = (name: keyof LimitValues) => draft !== undefined && set.variables?.to[name] === values[name];
  const save = (change: LimitsChange) =>
    set.mutateAsync(change).then(
      () => {
        onDraft((before) => rest(before, change.to));
        const back = { model, to: change.was, was: change.to };
        done(text("limits.saved"), { about: toast, undo: () => void undo(back) });
      },
      () => undefined, // said below
    );
  const undo = (change: LimitsChange) =>
    set.mutateAsync(change).then(
      () => done(text("limits.restored"), { about: toast }),
      (fault) => refused(fault, toast),
    );
  return (
    <Form
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        const was = isConflict ? stored : { ...stored, ...draft?.was };
        if (isDirty && !set.isPending) void save({ model, to: values, was });
      }}
    >
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0">
          <caption className="sr-only">{text("limits.title")}</caption>
          <LimitsHead view={view} />
          <tbody>
            {limitNames.map((name) => (
              <LimitRow
                key={name}
                {...{ name, view, model, own }}
                value={values[name]}
                error={isSent(name) ? set.error : null}
                isDisabled={isClosed || (name === "monthlySpend" ? refusals.spend : refusals.rates) !== null}
                onChange={(value) => onDraft((before) => drafted(before, name, value, stored))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {!isClosed && (
        <footer className="flex flex-wrap items-center gap-2 border-bs border-line px-4.5 py-3">
          <div className="me-auto flex flex-col gap-0.5">
            <Reasons refusals={refusals} />
            {limitNames.every(isSent) && <Refusal fault={set.error} besideFields />}
          </div>
          {!isShut && (
            <>
              <Button isDisabled={!draft} onPress={() => onDraft(() => undefined)}>
                {text("limits.discard")}
              </Button>
              <Button type="submit" variant="primary" isDisabled={!isDirty} isPending={set.isPending}>
                {text(isConflict ? "general.name.overwrite" : "action.save")}
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
