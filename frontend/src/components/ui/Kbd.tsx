import { isMac } from "@/lib/platform";

/** The keys of a shortcut, as they are labelled on this machine's keyboard. */
export function Kbd({ keys }: { keys: string }) {
  const shown = isMac ? keys.replace("Ctrl", "⌘").replace("Shift", "⇧") : keys;
  return (
    <kbd className="rounded-[4px] border border-line-strong bg-surface px-1.5 py-px font-sans! text-caption font-medium whitespace-nowrap text-ink-2">
      {shown}
    </kbd>
  );
}
