import { Unplug } from "lucide-react";
import { useConnection } from "@/lib/connection";
import { useText } from "@/lib/i18n";

/** Says above everything that the program has stopped, and keeps what was typed. It takes its own room on the page, and stands above a dialog's veil. */
export function Disconnected() {
  const connection = useConnection();
  const text = useText();
  // There before a dialog opens, so that what comes into it is read out over the dialog, too.
  return (
    <div data-react-aria-top-layer className="sticky inset-bs-0 z-30">
      {connection === "down" && (
        <div
          role="alert"
          className="flex items-start justify-center gap-3 border-be border-line-strong bg-surface px-4 py-3"
        >
          <Unplug aria-hidden className="mbs-0.5 size-4 shrink-0 text-amber" />
          <div>
            <p className="font-medium">{text("connection.down.title")}</p>
            <p className="text-small text-ink-2">{text("connection.down.help")}</p>
          </div>
        </div>
      )}
    </div>
  );
}
