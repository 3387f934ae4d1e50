import { CircleCheck, Ellipsis, Mail, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { AvatarIcon } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Notice } from "@/components/ui/Notice";
import { useTestMail } from "@/features/mail/api";
import { RemoveMail } from "@/features/mail/RemoveMail";
import type { MailTestView, MailView } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { hasText, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** The mail server: where it is, whether it works, and what may be done about it. */
export function MailRow({ view, onEdit }: { view: MailView; onEdit: () => void }) {
  const [removes, setRemoves] = useState(false);
  const test = useTestMail();
  const text = useText();
  const key = `mail.security.${view.security}`;
  return (
    <div className="flex flex-col gap-2.5 px-4.5 py-2.5">
      <div className="flex flex-wrap items-center gap-2.5">
        <AvatarIcon>
          <Mail aria-hidden />
        </AvatarIcon>
        <div className="min-w-40 flex-1 leading-4.5">
          <p className="truncate font-medium">
            <bdi dir="ltr">
              {view.host}:{view.port}
            </bdi>
          </p>
          <p className="truncate text-small text-ink-3">
            {text("mail.sends_as", { Sender: isolate(view.name ? `${view.name} <${view.from}>` : view.from) })}
          </p>
        </div>
        <Badge tone={view.security === "none" ? "amber" : "plain"}>{hasText(key) ? text(key) : view.security}</Badge>
        <Button isPending={test.isPending} onPress={() => test.mutate()}>
          {text("mail.test")}
        </Button>
        <Actions onEdit={onEdit} onRemove={() => setRemoves(true)} />
      </div>
      <Result view={test.data} fault={test.error} />
      {removes && <RemoveMail onClose={() => setRemoves(false)} />}
    </div>
  );
}

function Result({ view, fault }: { view: MailTestView | undefined; fault: Fault | null }) {
  const text = useText();
  const faults = useFaultText();
  if (view?.ok) {
    return (
      <p role="status" className="flex items-center gap-2 text-green-text">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        {text("mail.test.ok", { Email: isolate(view.to) })}
      </p>
    );
  }
  const wrong = fault ?? (view?.problem ? new Fault(view.problem) : null);
  if (!wrong) return null;
  return (
    <Notice tone="red" alert>
      {faults.whole(wrong)}
    </Notice>
  );
}

function Actions({ onEdit, onRemove }: { onEdit: () => void; onRemove: () => void }) {
  const text = useText();
  const trigger = (
    <IconButton label={text("mail.menu")}>
      <Ellipsis aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger} label={text("mail.menu")} placement="bottom end">
      <MenuItem icon={<Pencil aria-hidden />} onAction={onEdit}>
        {text("providers.edit")}
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onAction={onRemove}>
        {text("providers.remove")}
      </MenuItem>
    </Menu>
  );
}
