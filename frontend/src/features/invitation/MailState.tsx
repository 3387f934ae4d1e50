import { Badge } from "@/components/ui/Badge";
import type { InvitationRef } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { hasText, useText } from "@/lib/i18n";

const tones = { queued: "plain", sent: "green", failed: "red" } as const;

/** What became of the mail, with the reason where it failed. */
export function MailState({ invitation: { mail, mailProblem } }: { invitation: InvitationRef }) {
  const text = useText();
  const faults = useFaultText();
  const key = `invitations.mail.${mail}`;
  const words = hasText(key) ? text(key) : mail;
  if (mail === "none") return <span className="truncate text-ink-3">{words}</span>;
  const why = mailProblem ? faults.whole(new Fault(mailProblem)) : undefined;
  return (
    <span className="min-w-0" title={why}>
      <Badge tone={tones[mail as keyof typeof tones] ?? "plain"}>{words}</Badge>
      {why && <span className="sr-only">{why}</span>}
    </span>
  );
}
