import { useEffect } from "react";
import { text } from "@/lib/i18n";

/** Names the document after the page, and the organization where there is one. */
export function usePageTitle(...parts: string[]): void {
  const title = parts.filter(Boolean).join(" · ");
  useEffect(() => {
    document.title = `${title} · ${text("app.name")}`;
  }, [title]);
}
