import { useEffect, useState } from "react";
import type { ActivityView } from "@/lib/bindings";

const reading = 40;

/**
 * Keeps a list that grows at its top still while somebody reads further down:
 * what is new waits until they are back at the top or ask for it.
 */
export function useSteady(latest: ActivityView | undefined) {
  const [shown, setShown] = useState(latest);
  useEffect(() => {
    const follow = () => {
      if (window.scrollY <= reading) setShown(latest);
    };
    follow();
    window.addEventListener("scroll", follow, { passive: true });
    return () => window.removeEventListener("scroll", follow);
  }, [latest]);
  const waiting = shown && latest ? Math.max(0, latest.total - shown.total) : 0;
  const showAll = () => {
    setShown(latest);
    window.scrollTo({ top: 0, behavior: "smooth" });
  };
  return { shown: shown ?? latest, waiting, showAll };
}
