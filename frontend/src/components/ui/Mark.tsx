/** The mark: a portico of two columns, a lintel and a base, with a keyhole between. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeLinecap="square" aria-hidden className={className}>
      <path d="M2.5 2.25h11M2.5 13.75h11M4.9 2.75v10.5M11.1 2.75v10.5" strokeWidth="1.7" />
      <circle cx="8" cy="6.5" r="1" fill="currentColor" stroke="none" />
      <path d="M8 7v2.9" strokeWidth="1.1" />
    </svg>
  );
}

/** The mark on its own tile, as on the organization switcher. */
export function MarkTile() {
  return (
    <span aria-hidden className="flex size-7.5 shrink-0 items-center justify-center rounded-md bg-ink text-bg">
      <Mark className="size-4" />
    </span>
  );
}
