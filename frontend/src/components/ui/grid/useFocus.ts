import { type RefObject, useEffect, useRef } from "react";

/** Goes back to the top when the rows are about something else, or stand in another order. */
export function useBackToTop(body: RefObject<HTMLElement | null>, about: unknown, back: () => void): void {
  const before = useRef(about);
  useEffect(() => {
    if (before.current === about) return;
    before.current = about;
    back();
    const card = body.current?.parentElement;
    const top = card?.getBoundingClientRect().top ?? 0;
    if (top < 0) window.scrollBy({ top: top - 72 });
  });
}

/** The bar goes together with the button that was pressed on it: the keyboard goes on in the rows. */
export function useFocusAfter(body: RefObject<HTMLElement | null>, hasBar: boolean): void {
  const had = useRef(hasBar);
  useEffect(() => {
    const isLost = had.current && !hasBar && document.activeElement === document.body;
    had.current = hasBar;
    if (isLost) body.current?.querySelector<HTMLElement>("[data-place][tabindex='0']")?.focus({ preventScroll: true });
  });
}
