import type { ReactNode } from "react";

/** What stands where there is nothing yet: a sentence and, where it helps, a button. */
export function EmptyState({ icon, text, action }: { icon: ReactNode; text: string; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-12 text-center text-ink-2">
      <span aria-hidden className="text-ink-3 [&_svg]:size-6">
        {icon}
      </span>
      <p className="max-w-md">{text}</p>
      {action}
    </div>
  );
}
