import { cx } from "@/lib/cx";

interface CapMeterProps {
  used: number;
  reserved: number;
  cap: number;
}

/** How much of a cap is used, and how much more is set aside. The bar says nothing that the words beside it don't. */
export function CapMeter({ used, reserved, cap }: CapMeterProps) {
  const share = (value: number) => `${Math.max(0, Math.min(100, (100 * value) / cap))}%`;
  const isFull = used + reserved >= cap;
  return (
    <div aria-hidden className="my-2 flex h-1.5 overflow-hidden rounded-full border border-line bg-sunken">
      <span
        className={cx("transition-[inline-size]", isFull ? "bg-amber" : "bg-accent")}
        style={{ inlineSize: share(used) }}
      />
      <span className="transition-[inline-size]" style={{ inlineSize: share(reserved), backgroundImage: stripes }} />
    </div>
  );
}

const stripes = "repeating-linear-gradient(135deg, var(--accent) 0 2px, var(--surface) 2px 4px)";
