import { directionOf, type Language } from "@/lib/i18n/languages";

/** How the page looks: as the system does, or as the person prefers. */
export interface Appearance {
  theme: "system" | "light" | "dark";
  contrast: "system" | "more";
}

const remembered = "intendant.appearance";
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const more = window.matchMedia("(prefers-contrast: more)");
const listeners = new Set<() => void>();

let wanted: Appearance = recall();

function recall(): Appearance {
  try {
    const kept = JSON.parse(localStorage.getItem(remembered) ?? "{}") as Partial<Record<keyof Appearance, string>>;
    return toAppearance(kept.theme, kept.contrast);
  } catch {
    return toAppearance();
  }
}

/** Reads an appearance from what the backend says. */
export function toAppearance(theme?: string, contrast?: string): Appearance {
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    contrast: contrast === "more" ? "more" : "system",
  };
}

/** The appearance that is wanted now. */
export function appearance(): Appearance {
  return wanted;
}

/** Changes the appearance and remembers it for the next start. */
export function setAppearance(next: Appearance): void {
  if (next.theme === wanted.theme && next.contrast === wanted.contrast) return;
  wanted = next;
  localStorage.setItem(remembered, JSON.stringify(next));
  paint();
  for (const listener of listeners) listener();
}

/** Tells when the wanted appearance changes. */
export function onAppearance(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows the wanted appearance, now and whenever the system's changes. */
export function keepAppearance(): void {
  paint();
  dark.addEventListener("change", paint);
  more.addEventListener("change", paint);
}

function paint(): void {
  const root = document.documentElement.dataset;
  root.theme = wanted.theme === "system" ? (dark.matches ? "dark" : "light") : wanted.theme;
  root.contrast = wanted.contrast === "more" || more.matches ? "more" : "normal";
}

/** Writes a language's tag and direction on the document. */
export function setDocumentLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}
