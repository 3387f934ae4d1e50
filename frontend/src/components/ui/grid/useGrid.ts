import { type KeyboardEvent, type MouseEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { rowHeight } from "@/components/ui/grid/Row";

/** What may be done with the row at a place. */
export interface GridActions {
  /** With the button of its menu, where it has one. */
  onOpen: (place: number, menu: HTMLElement | undefined) => void;
  onToggle: (place: number) => void;
  /** Selects from one place to another, too. */
  onExtend: (from: number, to: number) => void;
  onAll: () => void;
  onNone: () => void;
  onMenu: (place: number, trigger: HTMLElement) => void;
}

const moves: Record<string, (place: number, screen: number, count: number) => number> = {
  ArrowDown: (place) => place + 1,
  ArrowUp: (place) => place - 1,
  PageDown: (place, screen) => place + screen,
  PageUp: (place, screen) => place - screen,
  Home: () => 0,
  End: (_, __, count) => count - 1,
};

/** The place that a key leads to, undefined where it leads nowhere. */
export function moved(key: string, place: number, screen: number, count: number): number | undefined {
  const to = moves[key]?.(place, screen, count);
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}

const placeOf = (target: EventTarget) => {
  const row = (target as HTMLElement).closest<HTMLElement>("[data-place]");
  return row ? Number(row.dataset.place) : undefined;
};

/** The keyboard and the pointer on the rows of a long table: arrows, selection, what opens. */
export function useGrid(body: RefObject<HTMLElement | null>, count: number, actions: GridActions) {
  const [active, setActive] = useState(0);
  const wanted = useRef(false);
  const anchor = useRef(0);
  const rowAt = (place: number) => body.current?.querySelector<HTMLElement>(`[data-place="${place}"]`);

  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    rowAt(active)?.focus({ preventScroll: true });
    rowAt(active)?.scrollIntoView({ block: "nearest" });
  });

  const go = (place: number) => {
    wanted.current = true;
    setActive(place);
  };

  const pick = (place: number, extends_: boolean) => {
    if (extends_) actions.onExtend(anchor.current, place);
    else {
      actions.onToggle(place);
      anchor.current = place;
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (place === undefined || event.altKey) return;
    const screen = Math.max(1, Math.floor(window.innerHeight / rowHeight) - 3);
    const to = moved(event.key, place, screen, count);
    const isRow = (event.target as HTMLElement).dataset.place !== undefined;
    if (to !== undefined) {
      if (event.shiftKey) actions.onExtend(place, to);
      else anchor.current = to;
      go(to);
    } else if (event.key === "a" && (event.ctrlKey || event.metaKey)) actions.onAll();
    else if (event.key === "Escape") actions.onNone();
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") step(rowAt(place), event.key, event.target);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) openMenu(place);
    else if (isRow && event.key === " ") pick(place, event.shiftKey);
    else if (isRow && event.key === "Enter") actions.onOpen(place, menuOf(place));
    else return;
    event.preventDefault();
  };

  const menuOf = (place: number) => rowAt(place)?.querySelector<HTMLElement>("[data-menu]") ?? undefined;

  const openMenu = (place: number) => {
    const trigger = menuOf(place);
    if (trigger) actions.onMenu(place, trigger);
  };

  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    const target = event.target as HTMLElement;
    if (place === undefined || !window.getSelection()?.isCollapsed) return;
    setActive(place);
    if (target.closest("[data-menu]")) openMenu(place);
    else if (target.closest("[data-tick]") || event.shiftKey || event.ctrlKey || event.metaKey)
      pick(place, event.shiftKey);
    else actions.onOpen(place, menuOf(place));
  };

  const onContextMenu = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place === undefined || !menuOf(place)) return;
    event.preventDefault();
    setActive(place);
    openMenu(place);
  };

  return {
    active: Math.max(0, Math.min(active, count - 1)),
    setActive,
    handlers: { onKeyDown, onClick, onContextMenu },
  };
}

// Walks along what can be pressed in a row, and back to the row itself.
function step(row: HTMLElement | null | undefined, key: string, from: EventTarget): void {
  if (!row) return;
  const stops = [row, ...row.querySelectorAll<HTMLElement>("[data-tick], [data-menu]")];
  const forward = (key === "ArrowRight") === (document.dir !== "rtl");
  const at = stops.indexOf((from as HTMLElement).closest<HTMLElement>("[data-tick], [data-menu], [data-place]") ?? row);
  stops[(at + (forward ? 1 : stops.length - 1)) % stops.length]?.focus();
}
