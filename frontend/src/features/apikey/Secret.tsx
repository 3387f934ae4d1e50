import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { CopyButton } from "@/components/ui/CopyButton";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { Snippets } from "@/features/apikey/Snippets";
import type { NewKeyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** A key, shown this once. Leaving without having copied it takes a second try. */
export function Secret({ made: { key, secret }, onClose }: { made: NewKeyView; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const [warned, setWarned] = useState(false);
  const text = useText();
  const leave = () => (copied || warned ? onClose() : setWarned(true));
  const isWarning = warned && !copied;
  return (
    <Dialog
      role="alertdialog"
      isOpen
      title={text("keys.secret.title", { Name: isolate(key.name) })}
      onClose={leave}
      className="max-w-2xl"
    >
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-2">{text("keys.secret.help")}</p>
        <div className="flex items-center gap-2 rounded-md border border-line bg-sunken py-2 ps-3.5 pe-2">
          <code
            data-secret
            onCopy={() => setCopied(true)}
            className="min-w-0 flex-1 text-small break-all text-ink select-all"
          >
            {secret}
          </code>
          <CopyButton
            variant={copied ? "secondary" : "primary"}
            value={secret}
            what={text("keys.secret.label")}
            onCopied={() => setCopied(true)}
          />
        </div>
        <Snippets made={{ key, secret }} onCopied={() => setCopied(true)} />
        {isWarning && (
          <Notice tone="amber" alert>
            {text("keys.secret.uncopied")}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button variant={isWarning ? "danger" : "secondary"} onPress={leave}>
          {text(isWarning ? "keys.secret.leave" : "action.done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
