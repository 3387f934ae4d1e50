import { SearchX } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { FormDialog } from "@/components/ui/FormDialog";
import { SearchField } from "@/components/ui/SearchField";
import { Verdict } from "@/components/ui/ServiceRow";
import { Skeleton } from "@/components/ui/Skeleton";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useModels, useSetModels, useTestConnection } from "@/features/resource/api";
import { Found } from "@/features/resource/Found";
import { pickedOf } from "@/features/resource/modelForm";
import type { ConnectionView, ListedView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface PickModelsProps {
  connection: ConnectionView;
  onClose: () => void;
}

/** Picks models from what a provider serves; one that it doesn't list is named by hand. */
export function PickModels({ connection, onClose }: PickModelsProps) {
  const { organization } = useCurrent();
  const [picked, setPicked] = useState<ReadonlyMap<string, ListedView>>(new Map());
  const [search, setSearch] = useState("");
  const { mutate: look, ...test } = useTestConnection(organization.id);
  const models = useModels(organization.id).data;
  const set = useSetModels(organization.id);
  const text = useText();
  const { id, name, baseURL } = connection;
  useEffect(() => look({ id, baseURL, key: "", keepKey: true }), [look, id, baseURL]);
  const has = new Set(models?.models.filter((model) => model.connection === id).map(({ upstream }) => upstream));
  const wanted = search.trim().toLocaleLowerCase();
  const found = test.data?.models ?? [];
  const shown = found.filter((model) => model.name.toLocaleLowerCase().includes(wanted));
  const toggle = (model: ListedView) =>
    setPicked((before) => {
      const next = new Map(before);
      if (!next.delete(model.name)) next.set(model.name, model);
      return next;
    });
  const submit = () =>
    set.mutate(
      [...picked.values()].map((model) => pickedOf(model, id)),
      {
        onSuccess: () => {
          onClose();
          done(text("models.added", { Count: picked.size }));
        },
      },
    );
  return (
    <FormDialog
      title={text("models.pick.title", { Name: isolate(name) })}
      submit={text("models.pick.submit", { Count: picked.size })}
      asked={set}
      isMissing={picked.size === 0}
      onSubmit={submit}
      onClose={onClose}
      className="max-w-2xl"
    >
      <p className="text-pretty text-ink-2">{text("models.pick.help")}</p>
      {test.isPending && <Skeleton className="h-60 w-full rounded-md" />}
      <Verdict ok={undefined} problem={test.data?.problem} fault={test.error} />
      {found.length > 8 && (
        <SearchField label={text("models.search")} value={search} onChange={setSearch} maxLength={100} />
      )}
      {found.length > 0 && shown.length === 0 && (
        <p className="flex items-center gap-2 text-ink-2">
          <SearchX aria-hidden className="size-4" />
          {text("models.none")}
        </p>
      )}
      {shown.length > 0 && (
        <Found
          models={[...shown, ...others(picked, found)]}
          currency={models?.currency ?? ""}
          isPicked={(model) => picked.has(model)}
          isThere={(model) => has.has(model)}
          onToggle={toggle}
        />
      )}
      {(test.data || test.error) && <ByHand isTaken={(model) => has.has(model) || picked.has(model)} onAdd={toggle} />}
    </FormDialog>
  );
}

// What was named by hand stays in sight among what the provider lists.
function others(picked: ReadonlyMap<string, ListedView>, found: ListedView[]): ListedView[] {
  return [...picked.values()].filter(({ name }) => !found.some((model) => model.name === name));
}

function ByHand({ isTaken, onAdd }: { isTaken: (name: string) => boolean; onAdd: (model: ListedView) => void }) {
  const [typed, setTyped] = useState("");
  const text = useText();
  const name = typed.trim();
  const add = () => {
    onAdd({ ...unknown, name } as ListedView);
    setTyped("");
  };
  return (
    <div className="flex items-end gap-2">
      <TextField
        name="model"
        label={text("models.pick.other")}
        autoComplete="off"
        spellCheck="false"
        value={typed}
        onChange={setTyped}
        className="flex-1"
        inputClassName="[direction:ltr]"
      />
      <Button isDisabled={name === "" || isTaken(name)} onPress={add}>
        {text("models.pick.add")}
      </Button>
    </div>
  );
}

const unknown = {
  listed: false,
  source: "",
  kind: "chat",
  input: "",
  output: "",
  cached: "",
  usdInput: "",
  usdOutput: "",
  usdCached: "",
  maxOutput: 0,
  context: 0,
};
