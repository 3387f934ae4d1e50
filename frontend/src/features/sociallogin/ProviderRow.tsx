import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Confirm } from "@/components/ui/Confirm";
import { Reason } from "@/components/ui/Reason";
import { ServiceRow, TestButton, Verdict } from "@/components/ui/ServiceRow";
import { done } from "@/components/ui/Toast";
import { useRemoveProvider, useTestProvider } from "@/features/sociallogin/api";
import { ProviderMark } from "@/features/sociallogin/ProviderMark";
import type { ProviderView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** One provider: what it is, whether it works, and what may be done about it. */
export function ProviderRow({ provider, onEdit }: { provider: ProviderView; onEdit: () => void }) {
  const [removes, setRemoves] = useState(false);
  const test = useTestProvider();
  const text = useText();
  const Name = provider.name;
  return (
    <>
      <ServiceRow
        icon={<ProviderMark kind={provider.kind} />}
        name={<bdi>{Name}</bdi>}
        detail={<bdi dir="ltr">{provider.issuer}</bdi>}
        badges={
          <>
            {!provider.available && <Reason reason={provider.reason} />}
            <Badge>{text("providers.accounts", { Count: provider.accounts })}</Badge>
          </>
        }
        test={
          <TestButton
            label={text("providers.test.what", { Name })}
            isPending={test.isPending}
            onPress={() => test.mutate(provider.id)}
          >
            {text("providers.test")}
          </TestButton>
        }
        verdict={
          <Verdict
            ok={test.data?.ok ? text("providers.test.ok", { Name }) : undefined}
            problem={test.data?.error}
            fault={test.error}
          />
        }
        menuLabel={text("providers.menu", { Name })}
        onEdit={onEdit}
        onRemove={() => setRemoves(true)}
      />
      {removes && <Remove provider={provider} onClose={() => setRemoves(false)} />}
    </>
  );
}

function Remove({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const remove = useRemoveProvider();
  const text = useText();
  const go = () =>
    remove.mutate(provider.id, {
      onSuccess: () => {
        onClose();
        done(text("providers.removed", { Name: provider.name }));
      },
    });
  return (
    <Confirm
      title={text("providers.remove.title", { Name: provider.name })}
      submit={text("providers.remove.submit")}
      asked={remove}
      onSubmit={go}
      onClose={onClose}
      className="max-w-lg"
    >
      <p>{text("providers.remove.help", { Count: provider.accounts })}</p>
    </Confirm>
  );
}
