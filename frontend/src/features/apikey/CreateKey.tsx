import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { Select } from "@/components/ui/Select";
import { TextField } from "@/components/ui/TextField";
import { useCurrent } from "@/features/account/Current";
import { useCreateKey, useKeyPolicy } from "@/features/apikey/api";
import { Choice } from "@/features/apikey/Choice";
import { expiryOf, type Lifetime, usualLifetime } from "@/features/apikey/expiry";
import { LifetimeField } from "@/features/apikey/LifetimeField";
import { useAllowed } from "@/features/resource/api";
import type { NewKeyView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** What a key may be used for. */
export const scopes = ["chat", "embeddings", "models", "other"] as const;

interface CreateKeyProps {
  /** Where the key may be: the first is proposed. */
  workspaces: { id: string; name: string }[];
  /** Told also where the form was left before the answer came: nobody shows the secret again. */
  onMade: (made: NewKeyView) => void;
  onClose: () => void;
}

/** Makes a key: what it is called, where it belongs, how long it lives and what it may do. */
export function CreateKey({ workspaces, onMade, onClose }: CreateKeyProps) {
  const { organization } = useCurrent();
  const [name, setName] = useState("");
  const [workspace, setWorkspace] = useState(workspaces[0]?.id ?? "");
  const [chosen, setChosen] = useState<Lifetime | null>(null);
  const [scope, setScope] = useState<string[] | null>(null);
  const [models, setModels] = useState<string[] | null>(null);
  const create = useCreateKey(organization.id);
  const policy = useKeyPolicy(organization.id).data;
  const allowed = useAllowed(organization.id, workspace).data?.models.filter((model) => model.allowed) ?? [];
  const text = useText();
  const faults = useFaultText();
  const lifetime = chosen ?? usualLifetime(policy?.maxDays ?? 0);
  const isMissing =
    name.trim() === "" ||
    workspace === "" ||
    !policy ||
    (lifetime.kind === "date" && lifetime.day === "") ||
    scope?.length === 0 ||
    models?.length === 0;
  const submit = () => {
    const expires = expiryOf(lifetime, new Date());
    return create.mutateAsync({ name: name.trim(), workspace, expires, scope: scope ?? [], models: models ?? [] }).then(
      (made) => {
        onClose();
        onMade(made);
      },
      () => undefined, // said in the form
    );
  };
  return (
    <FormDialog
      title={text("keys.new.title")}
      submit={text("keys.new.submit")}
      asked={create}
      isMissing={isMissing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        name="name"
        autoFocus
        autoComplete="off"
        label={text("keys.new.name")}
        help={text("keys.new.name.help")}
        value={name}
        onChange={setName}
        maxLength={100}
        error={create.variables?.name === name.trim() ? faults.field(create.error, "name") : undefined}
      />
      {workspaces.length > 1 && (
        <Select
          label={text("keys.new.workspace")}
          options={workspaces.map(({ id, name: label }) => ({ id, label }))}
          value={workspace}
          onChange={(id) => {
            setWorkspace(id);
            setModels(null);
          }}
        />
      )}
      <LifetimeField
        value={lifetime}
        most={policy?.maxDays ?? 0}
        onChange={setChosen}
        error={faults.field(create.error, "expires")}
      />
      <Choice
        label={text("keys.new.scope")}
        all={text("keys.new.scope.all")}
        some={text("keys.new.scope.some")}
        options={scopes.map((id) => ({ id, label: text(`keys.scope.${id}`) }))}
        value={scope}
        onChange={setScope}
        error={faults.field(create.error, "scope")}
      />
      <Choice
        key={workspace}
        label={text("keys.new.models")}
        all={text("keys.new.models.all")}
        some={text("keys.new.models.some")}
        none={text("keys.new.models.none")}
        options={allowed.map(({ id, name: label }) => ({ id, label }))}
        value={models}
        onChange={setModels}
        error={faults.field(create.error, "models")}
      />
    </FormDialog>
  );
}
