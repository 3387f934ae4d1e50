import { useCallback, useLayoutEffect, useRef } from "react";

const near = 48;

/** Keeps the end of what grows in sight, for as long as nobody scrolls away from it. */
export function usePinned<Grows>(what: Grows, about: string) {
  const box = useRef<HTMLDivElement>(null);
  const isPinned = useRef(true);
  const onScroll = useCallback(() => {
    const { current } = box;
    if (current) isPinned.current = current.scrollHeight - current.scrollTop - current.clientHeight < near;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies(about): another conversation begins at its end
  useLayoutEffect(() => {
    isPinned.current = true;
  }, [about]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there is more, of this or of another
  useLayoutEffect(() => {
    if (isPinned.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [what, about]);
  return { box, onScroll };
}
