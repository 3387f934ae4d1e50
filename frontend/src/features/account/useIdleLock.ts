import { useEffect } from "react";
import { useLock } from "@/features/account/api";

const idleFor = 15 * 60_000;
const signs = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/**
 * Locks the session when nobody has touched the page for a quarter of an hour.
 * The backend locks too; but refreshing what others change keeps it awake.
 */
export function useIdleLock(): void {
  const { mutate: lock } = useLock();
  useEffect(() => {
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
    };
    const timer = setInterval(() => Date.now() - touched >= idleFor && lock(), 20_000);
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touch);
    };
  }, [lock]);
}
