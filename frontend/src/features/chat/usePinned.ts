import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";

const near = 48;

/**
 * Keeps the end of what grows in a box in sight, for as long as nobody scrolls away
 * from it. Something new at the end, told by its name, is always shown.
 */
export function usePinned(box: RefObject<HTMLElement | null>, newest: string) {
  const isPinned = useRef(true);
  const top = useRef(0);
  const toEnd = useCallback(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [box]);
  // biome-ignore lint/correctness/useExhaustiveDependencies(newest): whenever it is another
  useLayoutEffect(() => {
    isPinned.current = true;
    toEnd();
  }, [newest, toEnd]);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const follow = new ResizeObserver(() => isPinned.current && toEnd());
    for (const element of [current, ...current.children]) follow.observe(element);
    return () => follow.disconnect();
  }, [box, toEnd]);
  return useCallback(() => {
    if (!box.current) return;
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    const left = scrollHeight - scrollTop - clientHeight;
    // Any step back counts, however small: what grows meanwhile would undo it.
    if (left >= 1) isPinned.current = scrollTop >= top.current && (isPinned.current || left < near);
    else isPinned.current = true;
    top.current = scrollTop;
  }, [box]);
}
