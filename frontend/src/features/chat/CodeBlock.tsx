import { CopyButton } from "@/components/ui/CopyButton";
import { useText } from "@/lib/i18n";

/** Code that a model wrote: from left to right in every language, to be scrolled and copied. */
export function CodeBlock({ language, children }: { language: string; children: string }) {
  const text = useText();
  return (
    <figure dir="ltr" className="overflow-clip rounded-md border border-line bg-sunken">
      <figcaption className="flex h-9 items-center gap-2 border-be border-line ps-3 pe-1 text-small text-ink-3">
        <span className="min-w-0 flex-1 truncate">{language}</span>
        <CopyButton variant="quiet" size="small" value={children} what={text("chat.code")} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className={preClass}>
        <code>{children}</code>
      </pre>
    </figure>
  );
}

const preClass =
  "overflow-x-auto px-3 py-2.5 font-mono text-small outline-none focus-visible:-outline-offset-2 focus-visible:outline-2 focus-visible:outline-accent";
