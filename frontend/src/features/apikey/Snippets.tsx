import { useState } from "react";
import { CopyButton } from "@/components/ui/CopyButton";
import { Notice } from "@/components/ui/Notice";
import { Segmented } from "@/components/ui/Segmented";
import { useCurrent } from "@/features/account/Current";
import { likeliest } from "@/features/apikey/likeliest";
import { type Call, snippets } from "@/features/apikey/snippets";
import { useGatewayStatus } from "@/features/gateway/api";
import { useAllowed } from "@/features/resource/api";
import type { NewKeyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

const kinds = [
  { id: "curl", label: "curl" },
  { id: "python", label: "Python" },
  { id: "javascript", label: "JavaScript" },
] as const;

interface SnippetsProps {
  made: Pick<NewKeyView, "key" | "secret">;
  onCopied: () => void;
}

/** Code that talks to the gateway with a key, ready to be run. */
export function Snippets({ made, onCopied }: SnippetsProps) {
  const { organization } = useCurrent();
  const [kind, setKind] = useState<(typeof kinds)[number]["id"]>("curl");
  const gateway = useGatewayStatus(organization.id).data;
  const model = useModelOf(made.key);
  const text = useText();
  if (!gateway) return null;
  const about: Call = { baseURL: gateway.baseURL, secret: made.secret, model, hello: text("keys.secret.hello") };
  const code = snippets[kind](about);
  return (
    <section className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="me-auto font-medium text-ink">{text("keys.secret.try")}</h3>
        <Segmented label={text("keys.secret.snippet")} options={[...kinds]} value={kind} onChange={setKind} />
        <CopyButton value={code} what={text("keys.secret.snippet")} onCopied={onCopied} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section aria-label={text("keys.secret.snippet")} tabIndex={0} className={codeClass}>
        <pre dir="ltr">
          <code className="text-small">{code}</code>
        </pre>
      </section>
      {!gateway.running && <Notice>{text("keys.secret.stopped")}</Notice>}
    </section>
  );
}

const codeClass =
  "h-60 overflow-auto rounded-md border border-line bg-sunken px-3.5 py-2.5 focus-visible:outline-2 focus-visible:outline-accent";

// A model that the key may use, by the name under which it is called.
function useModelOf({ workspace, models }: NewKeyView["key"]): string {
  const { organization } = useCurrent();
  const { data } = useAllowed(organization.id, workspace);
  const usable = (data?.models ?? []).filter(
    ({ id, allowed }) => allowed && (models.length === 0 || models.includes(id)),
  );
  return likeliest(usable)?.name ?? "MODEL";
}
