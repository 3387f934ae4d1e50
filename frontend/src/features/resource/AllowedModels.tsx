import { Link } from "@tanstack/react-router";
import { Boxes } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card, Section } from "@/components/ui/Card";
import { Checkbox } from "@/components/ui/Checkbox";
import { EmptyState } from "@/components/ui/EmptyState";
import { linkClass } from "@/components/ui/LinkButton";
import { Refusal } from "@/components/ui/Refusal";
import { Segmented } from "@/components/ui/Segmented";
import { Skeleton } from "@/components/ui/Skeleton";
import { done } from "@/components/ui/Toast";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { useAllowed, useSetAllowed } from "@/features/resource/api";
import { kindText } from "@/features/resource/words";
import { useMay } from "@/features/workspace/useMay";
import { WorkspaceGate } from "@/features/workspace/WorkspaceGate";
import type { AllowedModelView, AllowedView, WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** Which of the organization's models a workspace may use. */
export function AllowedModels({ workspace }: { workspace: WorkspaceRef }) {
  const { organization } = useCurrent();
  const allowed = useAllowed(organization.id, workspace.id);
  const text = useText();
  return (
    <Section title={text("models.title")} help={text("allowed.help")}>
      {allowed.error && !allowed.data && <Unread fault={allowed.error} onRetry={() => void allowed.refetch()} />}
      {allowed.isPending && (
        <Card className="p-4.5">
          <Skeleton className="h-8 w-64" />
        </Card>
      )}
      {allowed.data?.models.length === 0 && <None />}
      {allowed.data && allowed.data.models.length > 0 && <Choice workspace={workspace} view={allowed.data} />}
    </Section>
  );
}

function None() {
  const text = useText();
  return (
    <Card>
      <EmptyState
        icon={<Boxes />}
        text={text("allowed.none")}
        action={
          <Link to="/models" className={linkClass}>
            {text("nav.models")}
          </Link>
        }
      />
    </Card>
  );
}

/** What is being chosen, where that isn't what is stored: others may change the rest meanwhile. */
interface Wanted {
  all?: boolean;
  models?: ReadonlyMap<string, boolean>;
}

function Choice({ workspace, view }: { workspace: WorkspaceRef; view: AllowedView }) {
  const { organization } = useCurrent();
  const [wanted, setWanted] = useState<Wanted>({});
  const set = useSetAllowed(organization.id, workspace.id);
  const { may } = useMay(workspace);
  const isMine = may({ permission: "workspace.resources" });
  const text = useText();
  const all = wanted.all ?? view.all;
  const isOn = (model: AllowedModelView) => wanted.models?.get(model.id) ?? model.allowed;
  const isDirty = all !== view.all || (!all && view.models.some((model) => isOn(model) !== model.allowed));
  const toggle = (model: AllowedModelView) =>
    setWanted((before) => ({ ...before, models: new Map(before.models).set(model.id, !isOn(model)) }));
  const save = () =>
    set.mutate(
      { all, models: all ? [] : view.models.filter(isOn).map(({ id }) => id) },
      {
        onSuccess: () => {
          setWanted({});
          done(text("allowed.saved"));
        },
      },
    );
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3 px-4.5 py-3.5">
        <Segmented
          label={text("models.title")}
          options={(["all", "some"] as const).map((id) => ({ id, label: text(`allowed.${id}`) }))}
          value={all ? "all" : "some"}
          isDisabled={!isMine}
          onChange={(which) => setWanted((before) => ({ ...before, all: which === "all" }))}
        />
        <p className="text-small text-pretty text-ink-3">{text(all ? "allowed.all.help" : "allowed.some.help")}</p>
        <span className="ms-auto flex flex-wrap items-center gap-2">
          <WorkspaceGate workspace={workspace} permission="workspace.resources">
            {(isDisabled) => (
              <Button isDisabled={isDisabled || !isDirty} isPending={set.isPending} onPress={save}>
                {text("action.save")}
              </Button>
            )}
          </WorkspaceGate>
        </span>
      </div>
      {set.error && (
        <div className="px-4.5 py-3">
          <Refusal fault={set.error} />
        </div>
      )}
      <ul aria-label={text("models.title")} className="grid gap-x-4 px-4.5 py-2.5 sm:grid-cols-2">
        {view.models.map((model) => (
          <li key={model.id} className="flex min-h-8 min-w-0 items-center">
            <Model
              model={model}
              isOn={all || isOn(model)}
              onToggle={isMine && !all ? () => toggle(model) : undefined}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface ModelProps {
  model: AllowedModelView;
  isOn: boolean;
  /** Undefined where it can't be chosen alone. */
  onToggle: (() => void) | undefined;
}

function Model({ model, isOn, onToggle }: ModelProps) {
  const text = useText();
  const words = (
    <span className="flex min-w-0 items-baseline gap-2">
      <bdi className="truncate">{model.name}</bdi>
      <span className="text-small whitespace-nowrap text-ink-3">{kindText(model.kind, text)}</span>
    </span>
  );
  return (
    <Checkbox isSelected={isOn} isDisabled={!onToggle} onChange={() => onToggle?.()}>
      {words}
    </Checkbox>
  );
}
