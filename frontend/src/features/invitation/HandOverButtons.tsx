import { FileDown, Link2, Mail } from "lucide-react";
import { CopyButton } from "@/components/ui/CopyButton";
import { IconButton } from "@/components/ui/IconButton";
import type { SentInvitation } from "@/lib/bindings";
import { openMail } from "@/lib/browser";
import { saveText } from "@/lib/download";
import { useText } from "@/lib/i18n";

/** The ways to hand one invitation over: its link, its file, a mail that is written already. */
export function HandOverButtons({ sent }: { sent: SentInvitation }) {
  const text = useText();
  const Email = sent.email;
  return (
    <>
      <CopyButton
        size="small"
        value={sent.link}
        label={text("invite.copy.what", { Email })}
        icon={<Link2 aria-hidden />}
      >
        {text("invite.copy")}
      </CopyButton>
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
