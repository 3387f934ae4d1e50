import { KeyRound } from "lucide-react";

/** A letter for the provider: its name stands beside it, and its logo is its own. */
export function ProviderMark({ kind }: { kind: string }) {
  const letter = letters[kind];
  if (!letter) return <KeyRound aria-hidden className="text-ink-3" />;
  return (
    <span
      aria-hidden
      className="inline-flex size-4.5 shrink-0 items-center justify-center rounded-[4px] bg-sunken text-caption font-semibold text-ink-2"
    >
      {letter}
    </span>
  );
}

const letters: Record<string, string> = { google: "G", microsoft: "M", apple: "A" };
