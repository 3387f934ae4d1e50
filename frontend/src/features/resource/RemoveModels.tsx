import { Confirm } from "@/components/ui/Confirm";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useRemoveModels } from "@/features/resource/api";
import type { ModelView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface RemoveModelsProps {
  models: ModelView[];
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before models go, which requests name. */
export function RemoveModels({ models, onClose, onRemoved }: RemoveModelsProps) {
  const { organization } = useCurrent();
  const remove = useRemoveModels(organization.id);
  const text = useText();
  const isOne = models.length === 1;
  const params = { Count: models.length, Name: isolate(models[0]?.name ?? "") };
  const submit = () =>
    remove.mutate(
      models.map(({ id }) => id),
      {
        onSuccess: () => {
          onRemoved();
          onClose();
          done(text(isOne ? "providers.removed" : "models.removed", params));
        },
      },
    );
  return (
    <Confirm
      title={text(isOne ? "providers.remove.title" : "models.remove.title", params)}
      submit={text("providers.remove.submit")}
      asked={remove}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{text("models.remove.help", params)}</p>
    </Confirm>
  );
}
