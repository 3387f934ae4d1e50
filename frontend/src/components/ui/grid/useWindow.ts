import { type RefObject, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Rows from one place to another, both included. */
export interface Span {
  first: number;
  last: number;
}

/** How many rows are drawn beyond the edges of the window. */
const beyond = 8;

// Scrolling by less than this many rows draws nothing anew.
const step = 4;

/** Which rows of a long table are in sight, a few more at either end. The page itself scrolls. */
export function useWindow(table: RefObject<HTMLElement | null>, count: number, height: number): Span {
  const [span, setSpan] = useState<Span>({ first: 0, last: 30 });
  useLayoutEffect(() => {
    const look = () => {
      const top = table.current?.getBoundingClientRect().top ?? 0;
      const next = inSight(top, window.innerHeight, height);
      setSpan((before) => (before.first === next.first && before.last === next.last ? before : next));
    };
    // What scrolls into sight is drawn in the same frame, not in the one after.
    const follow = () => flushSync(look);
    look();
    window.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow);
      window.removeEventListener("resize", follow);
    };
  }, [table, height]);
  return clipped(span, count);
}

/** The rows between the edges of the window, in steps, for a table whose first row begins at top. */
export function inSight(top: number, viewport: number, height: number): Span {
  const at = (pixels: number) => Math.floor(pixels / height / step) * step;
  return { first: Math.max(0, at(-top) - beyond), last: Math.max(0, at(viewport - top) + step + beyond) };
}

/** A span without rows that aren't there. */
export function clipped({ first, last }: Span, count: number): Span {
  return { first: Math.max(0, Math.min(first, count - 1)), last: Math.min(last, count - 1) };
}
