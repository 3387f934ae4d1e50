import { CircleCheck, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { AvatarIcon } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Notice } from "@/components/ui/Notice";
import { Reason } from "@/components/ui/Reason";
import { done } from "@/components/ui/Toast";
import { useRemoveProvider, useTestProvider } from "@/features/sociallogin/api";
import { ProviderMark } from "@/features/sociallogin/ProviderMark";
import type { ProviderTestView, ProviderView } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** One provider: what it is, whether it works, and what may be done about it. */
export function ProviderRow({ provider, onEdit }: { provider: ProviderView; onEdit: () => void }) {
  const [removes, setRemoves] = useState(false);
  const test = useTestProvider();
  const text = useText();
  return (
    <div className="flex flex-col gap-2.5 px-4.5 py-2.5">
      <div className="flex flex-wrap items-center gap-2.5">
        <AvatarIcon>
          <ProviderMark kind={provider.kind} />
        </AvatarIcon>
        <div className="min-w-40 flex-1 leading-4.5">
          <p className="truncate font-medium">
            <bdi>{provider.name}</bdi>
          </p>
          <p className="truncate text-small text-ink-3">
            <bdi dir="ltr">{provider.issuer}</bdi>
          </p>
        </div>
        {!provider.available && <Reason reason={provider.reason} />}
        <Badge>{text("providers.accounts", { Count: provider.accounts })}</Badge>
        <Button
          size="small"
          aria-label={text("providers.test.what", { Name: provider.name })}
          isPending={test.isPending}
          onPress={() => test.mutate(provider.id)}
        >
          {text("providers.test")}
        </Button>
        <Actions provider={provider} onEdit={onEdit} onRemove={() => setRemoves(true)} />
      </div>
      <Result view={test.data} fault={test.error} name={provider.name} />
      {removes && <Remove provider={provider} onClose={() => setRemoves(false)} />}
    </div>
  );
}

function Result({ view, fault, name }: { view: ProviderTestView | undefined; fault: Fault | null; name: string }) {
  const text = useText();
  const faults = useFaultText();
  if (view?.ok) {
    return (
      <p role="status" className="flex items-center gap-2 text-green-text">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        {text("providers.test.ok", { Name: name })}
      </p>
    );
  }
  const wrong = fault ?? (view?.error ? new Fault(view.error) : null);
  if (!wrong) return null;
  return (
    <Notice tone="red" alert>
      {faults.whole(wrong)}
    </Notice>
  );
}

interface ActionsProps {
  provider: ProviderView;
  onEdit: () => void;
  onRemove: () => void;
}

function Actions({ provider, onEdit, onRemove }: ActionsProps) {
  const text = useText();
  const label = text("providers.menu", { Name: provider.name });
  const trigger = (
    <IconButton label={label}>
      <Ellipsis aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger} label={label} placement="bottom end">
      <MenuItem icon={<Pencil aria-hidden />} onAction={onEdit}>
        {text("providers.edit")}
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onAction={onRemove}>
        {text("providers.remove")}
      </MenuItem>
    </Menu>
  );
}

function Remove({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const remove = useRemoveProvider();
  const text = useText();
  const faults = useFaultText();
  const go = () =>
    remove.mutate(provider.id, {
      onSuccess: () => {
        onClose();
        done(text("providers.removed", { Name: provider.name }));
      },
    });
  return (
    <Dialog role="alertdialog" isOpen title={text("providers.remove.title", { Name: provider.name })} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-2">{text("providers.remove.help", { Count: provider.accounts })}</p>
        {remove.error && (
          <Notice tone="red" alert>
            {faults.whole(remove.error)}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant="destroy" isPending={remove.isPending} onPress={go}>
          {text("providers.remove.submit")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
