import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { failed } from "@/components/ui/Toast";
import { copyText } from "@/lib/clipboard";
import { useText } from "@/lib/i18n";

/** Copies an identifier and says so where it was pressed. `what` is what is read aloud. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const [copied, setCopied] = useState(false);
  const text = useText();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    copyText(value).then(
      () => setCopied(true),
      () => failed(text("copy.failed")),
    );
  return (
    <>
      <Button onPress={copy} aria-label={text("copy.what", { What: what })}>
        {copied ? <Check aria-hidden className="text-green" /> : <Copy aria-hidden />}
        {text("action.copy")}
      </Button>
      <span role="status" className="sr-only">
        {copied && text("copy.done")}
      </span>
    </>
  );
}
