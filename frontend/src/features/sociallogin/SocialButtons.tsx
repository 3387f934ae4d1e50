import { ExternalLink } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useOffered } from "@/features/sociallogin/api";
import { ProviderMark } from "@/features/sociallogin/ProviderMark";
import { type Purpose, useVisit, type Visit } from "@/features/sociallogin/useVisit";
import type { OfferedProvider, SessionView } from "@/lib/bindings";
import { openAddress } from "@/lib/browser";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface SocialButtonsProps {
  purpose: Purpose;
  /** Lets somebody sign up by it while sign-up is closed. */
  invitation?: string;
  /** Without the line that tells these ways from another above them. */
  alone?: boolean;
  /** Only these providers. */
  only?: string[];
  onDone: (session: SessionView | undefined) => void;
}

/** The providers by which somebody may go on; nothing where there is none. */
export function SocialButtons({ purpose, invitation, alone, only, onDone }: SocialButtonsProps) {
  const offered = useOffered();
  const visit = useVisit(purpose, onDone, invitation);
  const text = useText();
  const providers = (offered.data ?? []).filter(({ id, available }) => available && (!only || only.includes(id)));
  if (providers.length === 0) return null;
  const current = providers.find(({ id }) => id === visit.provider);
  return (
    <div className="flex flex-col gap-4 pbs-5">
      {!alone && (
        <p className="flex items-center gap-3 text-small text-ink-3 before:flex-1 before:border-bs before:border-line after:flex-1 after:border-bs after:border-line">
          {text("social.or")}
        </p>
      )}
      {current ? <Waiting provider={current} visit={visit} /> : <Offers providers={providers} visit={visit} />}
    </div>
  );
}

function Offers({ providers, visit }: { providers: OfferedProvider[]; visit: Visit }) {
  const text = useText();
  const faults = useFaultText();
  return (
    <>
      {visit.error && (
        <Notice tone="red" alert>
          {faults.whole(visit.error)}
        </Notice>
      )}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))] gap-2">
        {providers.map(({ id, kind, name }) => (
          <Button
            key={id}
            size="large"
            className="min-w-0"
            aria-label={text("social.with", { Name: name })}
            onPress={() => visit.begin(id)}
          >
            <ProviderMark kind={kind} />
            <bdi className="truncate">{name}</bdi>
          </Button>
        ))}
      </div>
    </>
  );
}

/** What stands there while the person is at the provider. */
export function Waiting({ provider, visit }: { provider: OfferedProvider; visit: Visit }) {
  const text = useText();
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-surface px-4 py-3.5 shadow-card">
      <div role="status" className="flex items-start gap-2.5">
        <ExternalLink aria-hidden className="mbs-0.5 size-4 shrink-0 animate-breathe text-accent rtl:-scale-x-100" />
        <div className="min-w-0">
          <p className="font-medium">{text("social.waiting", { Name: provider.name })}</p>
          <p className="text-small text-pretty text-ink-3">{text("social.waiting.help")}</p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button onPress={visit.cancel}>{text("action.cancel")}</Button>
        {visit.url && (
          <Button variant="quiet" onPress={() => openAddress(visit.url)}>
            {text("social.open_again")}
          </Button>
        )}
      </div>
    </div>
  );
}
