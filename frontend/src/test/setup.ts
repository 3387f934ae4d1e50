import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// jsdom has no media queries, no layout and no streams of events.
window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as never;
window.scrollTo = () => undefined;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => undefined;

configure({ asyncUtilTimeout: 10_000 }); // on a busy machine even a small page takes long

afterEach(() => {
  cleanup();
  localStorage.clear();
});

// The page is read only now that it has what it asks for.
const { furnish } = await import("@/lib/i18n");
await furnish();
