import { Confirm } from "@/components/ui/Confirm";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useModels, useRemoveConnection } from "@/features/resource/api";
import type { ConnectionView } from "@/lib/bindings";
import { formatSentenceList } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** Asks before a connection goes, and says which models go with it. */
export function RemoveConnection({ connection, onClose }: { connection: ConnectionView; onClose: () => void }) {
  const { organization } = useCurrent();
  const { data } = useModels(organization.id);
  const models = (data?.models ?? []).filter((model) => model.connection === connection.id);
  const remove = useRemoveConnection(organization.id);
  const text = useText();
  const locale = useLocaleTag();
  const Name = isolate(connection.name);
  const shown = models.slice(0, most).map(({ name }) => isolate(name));
  const rest = models.length - shown.length;
  const names = formatSentenceList(rest > 0 ? [...shown, text("members.more", { Count: rest })] : shown, locale);
  const submit = () =>
    remove.mutate(
      { id: connection.id, models: models.map(({ id }) => id) },
      {
        onSuccess: () => {
          onClose();
          done(text("providers.removed", { Name }));
        },
      },
    );
  return (
    <Confirm
      title={text("providers.remove.title", { Name })}
      submit={text("providers.remove.submit")}
      asked={remove}
      isDisabled={!data}
      onSubmit={submit}
      onClose={onClose}
      className="max-w-lg"
    >
      {models.length > 0 && <p>{text("connections.remove.models", { Count: models.length, Names: names })}</p>}
      <p>{text("connections.remove.help")}</p>
    </Confirm>
  );
}

// As many as somebody reads before they decide.
const most = 8;
