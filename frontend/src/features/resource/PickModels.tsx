import { SearchX } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { FormDialog } from "@/components/ui/FormDialog";
import { Notice } from "@/components/ui/Notice";
import { SearchField } from "@/components/ui/SearchField";
import { Verdict } from "@/components/ui/ServiceRow";
import { Skeleton } from "@/components/ui/Skeleton";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useModels, useSetModels, useTestConnection } from "@/features/resource/api";
import { Found } from "@/features/resource/Found";
import { pickedOf } from "@/features/resource/modelForm";
import { RateField } from "@/features/resource/RateField";
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
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [found, setFound] = useState<ListedView[]>([]);
  const [search, setSearch] = useState("");
  const { mutate: look, ...test } = useTestConnection(organization.id);
  const models = useModels(organization.id).data;
  const set = useSetModels(organization.id);
  const text = useText();
  const { id, name, baseURL } = connection;
  const lookAgain = useCallback(
    () => look({ id, baseURL, key: "", keepKey: true }, { onSuccess: ({ ok, models }) => ok && setFound(models) }),
    [look, id, baseURL],
  );
  useEffect(lookAgain, [lookAgain]);
  const has = new Set(models?.models.filter((model) => model.connection === id).map(({ upstream }) => upstream));
  const wanted = search.trim().toLocaleLowerCase();
  const shown = found.filter((model) => model.name.toLocaleLowerCase().includes(wanted));
  const isLooking = found.length === 0 && (test.isIdle || test.isPending);
  const others = [...picked].filter((model) => !found.some((one) => one.name === model)).map(unlisted);
  const toggle = (model: string) =>
    setPicked((before) => {
      const next = new Set(before);
      if (!next.delete(model)) next.add(model);
      return next;
    });
  const submit = () =>
    set.mutate(
      [...found, ...others].filter((model) => picked.has(model.name)).map((model) => pickedOf(model, id)),
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
      submit={picked.size > 0 ? text("models.pick.submit", { Count: picked.size }) : text("models.pick")}
      asked={set}
      isMissing={picked.size === 0 || test.isPending} // prices may be on their way
      onSubmit={submit}
      onClose={onClose}
      className="max-w-2xl"
    >
      <p className="text-pretty text-ink-2">{text("models.pick.help")}</p>
      {models && models.usdRate === "" && found.some(({ listed }) => listed) && (
        <Notice>
          <p className="pbe-2">{text("models.pick.rate", { Currency: models.currency })}</p>
          <RateField view={models} onSaved={lookAgain} />
        </Notice>
      )}
      {isLooking && <Skeleton className="h-60 w-full rounded-md" />}
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
      {shown.length + others.length > 0 && (
        <Found
          models={[...shown, ...others]}
          currency={models?.currency ?? ""}
          isPicked={(model) => picked.has(model)}
          isThere={(model) => has.has(model)}
          onToggle={toggle}
        />
      )}
      {!isLooking && <ByHand isTaken={(model) => has.has(model) || picked.has(model)} onAdd={toggle} />}
    </FormDialog>
  );
}

function ByHand({ isTaken, onAdd }: { isTaken: (name: string) => boolean; onAdd: (name: string) => void }) {
  const [typed, setTyped] = useState("");
  const text = useText();
  const name = typed.trim();
  const cannot = name === "" || isTaken(name);
  const add = () => {
    if (cannot) return;
    onAdd(name);
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
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault(); // the dialog is another form
          add();
        }}
        className="flex-1"
        inputClassName="[direction:ltr]"
      />
      <Button isDisabled={cannot} onPress={add}>
        {text("models.pick.add")}
      </Button>
    </div>
  );
}

// What a provider doesn't list may be there all the same.
const unlisted = (name: string): ListedView =>
  ({
    name,
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
  }) as ListedView;
