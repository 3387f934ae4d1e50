import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { withdrawPassing } from "@/components/ui/Toast";

/**
 * After a change of page the keyboard and the screen reader begin at its title, and what was said of the other is gone.
 * Where the page stays and only a part of it is another, as in tabs, they stay too.
 */
export function useArrivals(): void {
  const router = useRouter();
  useEffect(
    () => router.subscribe("onBeforeNavigate", ({ pathChanged }) => pathChanged && withdrawPassing()),
    [router],
  );
  useEffect(() => {
    let shown = title();
    return router.subscribe("onRendered", ({ pathChanged }) => {
      if (pathChanged && title() !== shown) focusTitle();
      shown = title();
    });
  }, [router]);
}

function title(): HTMLElement | null {
  return document.querySelector("[data-page-title]");
}

/** Puts the focus on the title of the page. */
export function focusTitle(): void {
  title()?.focus({ preventScroll: true });
}
