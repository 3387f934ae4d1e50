import { type ComponentType, lazy, startTransition, useEffect, useState } from "react";

type House = typeof import("@/house");

/** A component behind the door: its code is fetched once the first frame is drawn, or when it is needed. */
export function behind<Props>(pick: (house: House) => ComponentType<Props>) {
  return lazy(async () => ({ default: pick(await import("@/house")) }));
}

/** Whether the first frame with this component is drawn. */
export function useDrawn(): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setDrawn(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return drawn;
}
