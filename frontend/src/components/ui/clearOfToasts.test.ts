import { afterEach, expect, test, vi } from "vitest";
import { clearOfToasts } from "@/components/ui/clearOfToasts";

const rise = () => document.documentElement.style.getPropertyValue("--toasts-rise");

afterEach(() => void vi.unstubAllGlobals());

test("toasts rise above an element as it grows or is scrolled away, and sink once it has gone", () => {
  let grown: () => void = () => undefined;
  vi.stubGlobal("innerHeight", 800);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(told: () => void) {
        grown = told;
      }
      observe() {}
      disconnect() {}
    },
  );
  const foot = document.createElement("div");
  const at = (top: number) => {
    foot.getBoundingClientRect = () => ({ top }) as DOMRect;
  };
  at(680);
  const gone = clearOfToasts(foot);
  expect(rise()).toBe("120px");
  at(600);
  grown();
  expect(rise()).toBe("200px");
  at(900);
  window.dispatchEvent(new Event("scroll"));
  expect(rise()).toBe("0px");
  at(-50);
  window.dispatchEvent(new Event("scroll"));
  expect(rise()).toBe("533px");
  gone();
  expect(rise()).toBe("");
});
