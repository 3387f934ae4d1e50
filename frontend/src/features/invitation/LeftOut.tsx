import { Notice } from "@/components/ui/Notice";
import type { InvitationLine } from "@/lib/bindings";
import { hasText, useText } from "@/lib/i18n";

/** The lines that led to no invitation, each with the reason. */
export function LeftOut({ lines }: { lines: InvitationLine[] }) {
  const text = useText();
  const title = text("invite.left", { Count: lines.length });
  const reason = (verdict: string) => {
    const key = `invitation.verdict.${verdict}`;
    return hasText(key) ? text(key) : verdict;
  };
  return (
    <Notice>
      <p className="font-medium">{title}</p>
      <ul aria-label={title} className="max-h-48 overflow-y-auto">
        {lines.slice(0, most).map(({ line, email, verdict }) => (
          <li key={`${line} ${email}`} className="flex flex-wrap gap-x-2">
            <bdi className="break-all">{email}</bdi>
            <span className="text-ink-2">{reason(verdict)}</span>
          </li>
        ))}
        {lines.length > most && <li>…</li>}
      </ul>
    </Notice>
  );
}

// As many as somebody might read.
const most = 200;
