import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/Button";
import { failed } from "@/components/ui/Toast";
import { copyText } from "@/lib/clipboard";
import { useText } from "@/lib/i18n";

interface CopyButtonProps extends Pick<ButtonProps, "size" | "variant"> {
  value: string;
  /** What is copied, or the whole sentence that is read aloud. */
  what?: string;
  label?: string;
  icon?: ReactNode;
  onCopied?: () => void;
  /** The button's own words. */
  children?: ReactNode;
}

/** Copies a text and says so where it was pressed. */
export function CopyButton({
  value,
  what = "",
  label,
  icon = <Copy aria-hidden />,
  onCopied,
  children,
  ...look
}: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const text = useText();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    copyText(value).then(
      () => {
        setCopied(true);
        onCopied?.();
      },
      () => failed(text("copy.failed")),
    );
  return (
    <>
      <Button {...look} onPress={copy} aria-label={label ?? text("copy.what", { What: what })}>
        {copied ? <Check aria-hidden className="text-green" /> : icon}
        {children ?? text("action.copy")}
      </Button>
      <span role="status" className="sr-only">
        {copied && text("copy.done")}
      </span>
    </>
  );
}
