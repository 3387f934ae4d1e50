import { Button } from "@/components/ui/Button";
import { done, refused } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useSetListed } from "@/features/resource/api";
import type { ModelView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** Gives models the prices of the list, as far as it knows them in the organization's currency. */
export function ListedPrices({ models, onDone }: { models: ModelView[]; onDone: () => void }) {
  const { organization } = useCurrent();
  const set = useSetListed(organization.id);
  const text = useText();
  const submit = () =>
    set.mutateAsync(models).then((changed) => {
      onDone();
      done(text("models.listed.taken", { Count: changed }));
    }, refused);
  return (
    <Button size="small" isDisabled={set.isPending} onPress={() => void submit()}>
      {text("models.listed.use")}
    </Button>
  );
}
