import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { pagesFor } from "@/components/shell/pages";
import type { Overlay } from "@/components/shell/Shell";
import { useLock } from "@/features/account/api";
import { useCurrent } from "@/features/account/Current";

const patience = 1_200;

/** Listens for the shortcuts of the console: see Shortcuts for the list of them. */
export function useShortcuts(onOverlay: (overlay: Overlay) => void): void {
  const navigate = useNavigate();
  const { account } = useCurrent();
  const { mutate: lock } = useLock();
  const isOwner = account.owner;
  useEffect(() => {
    let went = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      const command = withCommand(event);
      if (command === "k" || command === "L") {
        event.preventDefault();
        return command === "k" ? onOverlay("palette") : lock();
      }
      if (!isFree(event)) return;
      if (event.key === "?") return onOverlay("shortcuts");
      const page = pagesFor(isOwner).find(({ key }) => key === event.key);
      if (page && event.timeStamp - went < patience) void navigate({ to: page.to });
      went = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [navigate, lock, onOverlay, isOwner]);
}

function withCommand(event: KeyboardEvent): string | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  return event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
}

// A letter is a shortcut only where it could not be meant as text.
function isFree(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const types = target.closest(
    "input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=listbox]",
  );
  return !types && !event.ctrlKey && !event.metaKey && !event.altKey;
}
