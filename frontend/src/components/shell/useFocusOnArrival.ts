import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** After a change of page the keyboard and the screen reader begin at its title. */
export function useFocusOnArrival(): void {
  const router = useRouter();
  useEffect(() => router.subscribe("onRendered", ({ pathChanged }) => pathChanged && focusTitle()), [router]);
}

/** Puts the focus on the title of the page. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>("[data-page-title]")?.focus({ preventScroll: true });
}
