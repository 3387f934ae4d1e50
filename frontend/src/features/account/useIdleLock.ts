import { useEffect } from "react";
import { useLock } from "@/features/account/api";

const idleFor = 15 * 60_000;
const tellEvery = 5_000;
const signs = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/** The channel on which the tabs of a browser, which share a session, tell each other of a touch. */
export const touches = "intendant.touch";

/**
 * Locks the session when nobody has touched the page, in any tab, for a quarter
 * of an hour. The backend locks too; but refreshing what others change keeps it
 * awake.
 */
export function useIdleLock(): void {
  const { mutate: lock } = useLock();
  useEffect(() => {
    const tabs = new BroadcastChannel(touches);
    let touched = Date.now();
    let told = 0;
    const touch = () => {
      touched = Date.now();
      if (touched - told < tellEvery) return;
      told = touched;
      tabs.postMessage(null);
    };
    tabs.onmessage = () => {
      touched = Date.now();
    };
    const timer = setInterval(() => Date.now() - touched >= idleFor && lock(), 20_000);
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    return () => {
      clearInterval(timer);
      tabs.close();
      for (const sign of signs) window.removeEventListener(sign, touch);
    };
  }, [lock]);
}
