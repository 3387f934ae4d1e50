import { Unplug } from "lucide-react";
import { useConnection } from "@/lib/connection";
import { useText } from "@/lib/i18n";

/** Says over everything that the program has stopped, and keeps what was typed. */
export function Disconnected() {
  const connection = useConnection();
  const text = useText();
  if (connection !== "down") return null;
  return (
    <div
      role="alert"
      className="fixed inset-x-0 inset-bs-5 z-30 mx-auto flex w-fit max-w-[min(36rem,calc(100vw-2rem))] animate-rise items-start gap-3 rounded-lg border border-line-strong bg-surface px-4 py-3 shadow-pop"
    >
      <Unplug aria-hidden className="mbs-0.5 size-4 shrink-0 text-amber" />
      <div>
        <p className="font-medium">{text("connection.down.title")}</p>
        <p className="text-small text-ink-2">{text("connection.down.help")}</p>
      </div>
    </div>
  );
}
