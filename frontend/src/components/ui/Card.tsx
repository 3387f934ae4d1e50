import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

/** A sheet of rows. Danger wears a line of its own. */
export function Card({ tone, className, children }: { tone?: "danger"; className?: string; children: ReactNode }) {
  return (
    <div
      className={cx(
        // React Aria puts an empty template and a hidden span before a list.
        "rounded-lg border bg-surface shadow-card *:border-line [&>:nth-child(n+2_of_:not(template,span))]:border-bs",
        tone === "danger" ? "border-line-danger" : "border-line",
        className,
      )}
    >
      {children}
    </div>
  );
}

interface SettingRowProps {
  name: ReactNode;
  help?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
  wide?: boolean;
}

/** One setting: name and help at the start, control in the middle, action at the end. */
export function SettingRow({ name, help, action, children, wide }: SettingRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4.5 py-3.5">
      <div className={cx("min-w-0", wide ? "max-w-xl flex-1 basis-72" : "w-56 max-w-full")}>
        <div className="font-medium text-ink">{name}</div>
        {help && <div className="text-small text-pretty text-ink-3">{help}</div>}
      </div>
      {children !== undefined && <div className="min-w-48 flex-1">{children}</div>}
      {action && <div className="ms-auto flex items-center gap-2">{action}</div>}
    </div>
  );
}

/** A part of a page with a title of its own. */
export function Section({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="text-lead font-title text-ink">{title}</h2>
        {help && <p className="text-ink-2">{help}</p>}
      </div>
      {children}
    </section>
  );
}
