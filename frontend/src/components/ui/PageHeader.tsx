import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  purpose?: ReactNode;
  action?: ReactNode;
}

/** The title of a page, what the page is for, and at most one primary action. */
export function PageHeader({ title, purpose, action }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1">
        <h1 tabIndex={-1} data-page-title className="text-title font-title tracking-[-0.014em] text-ink outline-none">
          {title}
        </h1>
        {purpose && <p className="text-ink-2">{purpose}</p>}
      </div>
      {action}
    </header>
  );
}
