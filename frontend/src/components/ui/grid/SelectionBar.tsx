import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/lib/i18n";

/** How many rows one Change takes at most. */
export const mostAtOnce = 500;

interface SelectionBarProps {
  label: string;
  /** How many are selected, and in words. */
  count: number;
  said: string;
  onClear: () => void;
  /** What may be done with them. */
  children: ReactNode;
}

/** What may be done with all rows that are selected, where the columns' titles stand otherwise. */
export function SelectionBar({ label, count, said, onClear, children }: SelectionBarProps) {
  const text = useText();
  return (
    <div
      role="toolbar"
      aria-label={label}
      className="sticky inset-bs-12 z-2 ms-11 -mbe-10 flex h-10 items-center gap-1.5 rounded-se-lg bg-surface pe-3.5 md:inset-bs-0"
    >
      <p aria-live="polite" className="me-auto min-w-0 truncate font-medium text-ink">
        {said}
        {count >= mostAtOnce && <span className="font-normal text-ink-2"> {text("members.selected.most")}</span>}
      </p>
      {children}
      <IconButton label={text("members.selection.clear")} onPress={onClear}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
