import { useKeys } from "@/lib/keys";

/** The keys of a shortcut, as they are labelled on this machine's keyboard. */
export function Kbd({ keys }: { keys: string }) {
  const labelled = useKeys();
  return (
    <kbd className="rounded-[4px] border border-line-strong bg-surface px-1.5 py-px font-sans! text-caption font-medium whitespace-nowrap text-ink-2">
      {labelled(keys)}
    </kbd>
  );
}
