import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/Skeleton";

interface StatTileProps {
  icon?: ReactNode;
  label: string;
  /** The one number; undefined until it is known. */
  figure: string | undefined;
  /** What the number is part of, beside it. */
  of?: ReactNode;
  children?: ReactNode;
}

/** A number that matters, what it counts, and what it means. */
export function StatTile({ icon, label, figure, of, children }: StatTileProps) {
  return (
    <div className="flex min-w-0 flex-col rounded-lg border border-line bg-surface px-4.5 pbs-4 pbe-4 shadow-card">
      <dt className="flex items-center gap-1.5 text-small text-ink-2 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3">
        {icon}
        {label}
      </dt>
      <dd className="mbs-1 flex min-h-7.5 flex-wrap items-baseline gap-x-1.5">
        {figure === undefined ? (
          <Skeleton className="my-1 h-5.5 w-28 self-center" />
        ) : (
          <>
            <span className="text-figure font-title text-ink tabular-nums">{figure}</span>
            {of && <span className="text-ink-2">{of}</span>}
          </>
        )}
      </dd>
      {children && <dd className="mbs-1 min-h-4.5 text-small text-pretty text-ink-2">{children}</dd>}
    </div>
  );
}
