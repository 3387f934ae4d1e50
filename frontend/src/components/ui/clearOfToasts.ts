/**
 * Keeps toasts above an element at the foot of the page, however high it is and
 * wherever the page is scrolled to; a ref of what somebody works with while they show.
 */
export function clearOfToasts(foot: HTMLElement | null): () => void {
  if (!foot) return () => undefined;
  const { style } = document.documentElement;
  const place = () => style.setProperty("--toasts-rise", `${rise(foot.getBoundingClientRect().top, innerHeight)}px`);
  const sizes = new ResizeObserver(place);
  sizes.observe(foot);
  sizes.observe(document.body);
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place);
  place();
  return () => {
    sizes.disconnect();
    removeEventListener("scroll", place);
    removeEventListener("resize", place);
    style.removeProperty("--toasts-rise");
  };
}

// The part of the window from there on: nothing while that is below the window, and never so much that toasts leave it.
const rise = (top: number, height: number) => Math.round(Math.max(0, Math.min(height - top, height * (2 / 3))));
