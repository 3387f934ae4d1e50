import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

const tones = {
  plain: "border-line bg-sunken text-ink-2",
  accent: "border-transparent bg-accent-soft text-accent-text",
  amber: "border-transparent bg-amber-soft text-amber-text",
  green: "border-transparent bg-green-soft text-green-text",
  red: "border-transparent bg-red-soft text-red-text",
} as const;

/** A word or two about the state of a thing. */
export function Badge({ tone = "plain", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex h-5 max-w-full items-center gap-1.5 rounded-[5px] border px-2 text-small font-medium whitespace-nowrap [&_svg]:size-3.5",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
