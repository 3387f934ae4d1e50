import { Mail } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { ServiceRow, TestButton, Verdict } from "@/components/ui/ServiceRow";
import { useTestMail } from "@/features/mail/api";
import { RemoveMail } from "@/features/mail/RemoveMail";
import type { MailView } from "@/lib/bindings";
import { hasText, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** The mail server: where it is, whether it works, and what may be done about it. */
export function MailRow({ view, onEdit }: { view: MailView; onEdit: () => void }) {
  const [removes, setRemoves] = useState(false);
  const test = useTestMail();
  const text = useText();
  const key = `mail.security.${view.security}`;
  const address = `${view.host}:${view.port}`;
  const Sender = isolate(view.name ? `${view.name} <${view.from}>` : view.from);
  const ok = test.data?.ok ? text("mail.test.ok", { Email: isolate(test.data.to) }) : undefined;
  return (
    <>
      <ServiceRow
        icon={<Mail aria-hidden />}
        name={<bdi dir="ltr">{address}</bdi>}
        detail={text("mail.sends_as", { Sender })}
        badges={
          <Badge tone={view.security === "none" ? "amber" : "plain"}>{hasText(key) ? text(key) : view.security}</Badge>
        }
        test={
          <TestButton isPending={test.isPending} onPress={() => test.mutate()}>
            {text("mail.test")}
          </TestButton>
        }
        verdict={<Verdict ok={ok} problem={test.data?.problem} fault={test.error} />}
        menuLabel={text("mail.menu")}
        onEdit={onEdit}
        onRemove={() => setRemoves(true)}
      />
      {removes && <RemoveMail onClose={() => setRemoves(false)} />}
    </>
  );
}
