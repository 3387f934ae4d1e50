import { ChevronDown, KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card, Section } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { useProviders } from "@/features/sociallogin/api";
import { brands, type Kind, kinds, toKind } from "@/features/sociallogin/kinds";
import { ProviderDialog } from "@/features/sociallogin/ProviderDialog";
import { ProviderMark } from "@/features/sociallogin/ProviderMark";
import { ProviderRow } from "@/features/sociallogin/ProviderRow";
import type { ProviderView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** The sign-in providers as the owner configures them. */
export function Providers() {
  const [edited, setEdited] = useState<{ kind: Kind; provider?: ProviderView } | null>(null);
  const providers = useProviders();
  const faults = useFaultText();
  const text = useText();
  const view = providers.data;
  return (
    <Section title={text("providers.title")} help={text("providers.help")}>
      {providers.error && !view ? (
        <Notice tone="red">{faults.whole(providers.error)}</Notice>
      ) : (
        <Card>
          {view?.providers.map((provider) => (
            <ProviderRow
              key={provider.id}
              provider={provider}
              onEdit={() => setEdited({ kind: toKind(provider.kind), provider })}
            />
          ))}
          {view?.providers.length === 0 && (
            <EmptyState
              icon={<KeyRound />}
              text={text("providers.empty")}
              action={<Add onAdd={(kind) => setEdited({ kind })} />}
            />
          )}
          {view && view.providers.length > 0 && (
            <div className="flex px-4.5 py-3">
              <Add onAdd={(kind) => setEdited({ kind })} />
            </div>
          )}
          {!view && (
            <div className="flex h-14 items-center px-4.5">
              <Skeleton className="h-3 w-56" />
            </div>
          )}
          {edited && view && <ProviderDialog {...edited} redirect={view.redirect} onClose={() => setEdited(null)} />}
        </Card>
      )}
    </Section>
  );
}

function Add({ onAdd }: { onAdd: (kind: Kind) => void }) {
  const text = useText();
  const trigger = (
    <Button>
      <Plus aria-hidden />
      {text("providers.add")}
      <ChevronDown aria-hidden />
    </Button>
  );
  return (
    <Menu trigger={trigger} label={text("providers.add")}>
      {kinds.map((kind) => {
        const name = brands[kind] || text("providers.other");
        return (
          <MenuItem key={kind} icon={<ProviderMark kind={kind} />} textValue={name} onAction={() => onAdd(kind)}>
            {name}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
