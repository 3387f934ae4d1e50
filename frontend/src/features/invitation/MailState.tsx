import { Badge } from "@/components/ui/Badge";
import type { InvitationRef } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { hasText, useText } from "@/lib/i18n";

const tones = { queued: "plain", sent: "green", failed: "red" } as const;

/** What became of the mail. The reason of a failure stands under the address. */
export function MailState({ invitation: { mail, mailProblem } }: { invitation: InvitationRef }) {
  const text = useText();
  const key = `invitations.mail.${mail}`;
  const words = hasText(key) ? text(key) : mail;
  if (mail === "none") return <span className="truncate text-ink-3">{words}</span>;
  const tone = mail === "queued" && mailProblem ? "amber" : tones[mail as keyof typeof tones];
  return <Badge tone={tone ?? "plain"}>{words}</Badge>;
}

/** Why the newest attempt to mail an invitation failed, if it did. */
export function useMailFailure({ mail, mailProblem }: InvitationRef): string | undefined {
  const text = useText();
  const faults = useFaultText();
  if (!mailProblem || mail === "sent") return undefined;
  const Why = faults.whole(new Fault(mailProblem)) ?? "";
  return text(mail === "queued" ? "invitations.mail.retrying" : "invitations.mail.refused", { Why });
}
