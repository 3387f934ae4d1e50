import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { withdrawPassing } from "@/components/ui/Toast";

/** After a change of page the keyboard and the screen reader begin at its title, and what was said of the other is gone. */
export function useArrivals(): void {
  const router = useRouter();
  useEffect(
    () => router.subscribe("onBeforeNavigate", ({ pathChanged }) => pathChanged && withdrawPassing()),
    [router],
  );
  useEffect(() => router.subscribe("onRendered", ({ pathChanged }) => pathChanged && focusTitle()), [router]);
}

/** Puts the focus on the title of the page. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>("[data-page-title]")?.focus({ preventScroll: true });
}
