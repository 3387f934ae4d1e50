import { type ComponentType, lazy, startTransition, useEffect, useState } from "react";
import { furnish } from "@/lib/i18n";

type House = typeof import("@/house");

/** Fetches what lies behind the door before anybody wants it: the house, then its pages. */
export async function fetchAhead(): Promise<void> {
  try {
    const { fetchPages } = await house();
    await fetchPages();
  } catch {
    // whoever wants it asks again
  }
}

async function house(): Promise<House> {
  const [rooms] = await Promise.all([import("@/house"), furnish()]);
  return rooms;
}

/** A component behind the door: its code is fetched once the first frame is drawn, or when it is needed. */
export function behind<Props>(pick: (house: House) => ComponentType<Props>) {
  return lazy(async () => ({ default: pick(await house()) }));
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
