import type { ReactNode } from "react";
import { Mark } from "@/components/ui/Mark";

interface StatementProps {
  title: string;
  help: string;
  action?: ReactNode;
}

/** A page that says one thing: that something is missing, broken or over, and what to do. */
export function Statement({ title, help, action }: StatementProps) {
  return (
    <section className="flex min-h-[60dvh] flex-col items-center justify-center gap-2 px-6 text-center">
      <Mark className="mbe-3 size-7 text-ink-3" />
      <h1 tabIndex={-1} data-page-title className="text-title font-title tracking-[-0.014em] outline-none">
        {title}
      </h1>
      <p className="max-w-md text-ink-2">{help}</p>
      {action && <div className="mbs-4">{action}</div>}
    </section>
  );
}
