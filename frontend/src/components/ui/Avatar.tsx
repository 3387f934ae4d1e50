import type { CSSProperties, ReactNode } from "react";
import { Painted } from "@/components/ui/Painted";
import { cx } from "@/lib/cx";
import { hueOf } from "@/lib/hue";

interface AvatarProps {
  name: string;
  initials: string;
  size?: "medium" | "large";
}

/**
 * A person's initials on the colour of their name, since as a member and as an
 * account they have different ids. It says nothing that the name beside it doesn't.
 */
export function Avatar({ name, initials, size = "medium" }: AvatarProps) {
  const hue = hueOf(name.trim());
  const style: CSSProperties = {
    backgroundColor: `oklch(var(--hue-l) var(--hue-c) ${hue})`,
    color: `oklch(var(--hue-ink-l) var(--hue-ink-c) ${hue})`,
  };
  return (
    <span
      aria-hidden
      style={style}
      className={cx(round, size === "large" ? "size-10 text-body" : "size-7 text-caption")}
    >
      <Painted text={initials} />
    </span>
  );
}

/** The same round place for something that is not a person. */
export function AvatarIcon({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden className={cx(round, "size-7 border border-line bg-sunken text-ink-2 [&_svg]:size-3.5")}>
      {children}
    </span>
  );
}

const round = "inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none";
