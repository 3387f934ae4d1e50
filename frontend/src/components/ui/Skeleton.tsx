import { cx } from "@/lib/cx";

/** A place held for something that is being read, in its final shape. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-breathe rounded-sm bg-hover", className ?? "h-3.5 w-40")} />;
}
