import { Check, FileDown, Link2, Mail } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { failed } from "@/components/ui/Toast";
import type { SentInvitation } from "@/lib/bindings";
import { openMail } from "@/lib/browser";
import { copyText } from "@/lib/clipboard";
import { saveText } from "@/lib/download";
import { useText } from "@/lib/i18n";

/** The ways to hand one invitation over: its link, its file, a mail that is written already. */
export function HandOverButtons({ sent }: { sent: SentInvitation }) {
  const text = useText();
  const Email = sent.email;
  return (
    <>
      <CopyLink sent={sent} />
      {sent.file && (
        <IconButton label={text("invite.download", { Email })} onPress={() => saveText(sent.fileName, sent.file)}>
          <FileDown aria-hidden />
        </IconButton>
      )}
      {sent.mailto && (
        <IconButton label={text("invite.mailto", { Email })} onPress={() => openMail(sent.mailto)}>
          <Mail aria-hidden />
        </IconButton>
      )}
    </>
  );
}

function CopyLink({ sent }: { sent: SentInvitation }) {
  const [copied, setCopied] = useState(false);
  const text = useText();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    copyText(sent.link).then(
      () => setCopied(true),
      () => failed(text("copy.failed")),
    );
  return (
    <>
      <Button size="small" onPress={copy} aria-label={text("invite.copy.what", { Email: sent.email })}>
        {copied ? <Check aria-hidden className="text-green" /> : <Link2 aria-hidden />}
        {text("invite.copy")}
      </Button>
      <span role="status" className="sr-only">
        {copied && text("copy.done")}
      </span>
    </>
  );
}
