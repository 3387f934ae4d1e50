import { useSyncExternalStore } from "react";

/** What leaves the time zone to this computer. */
export const Auto = "auto";

let chosen = Auto;
const listeners = new Set<() => void>();

/** The time zone of this computer, by its name in the IANA database. */
export function systemZone(): string {
  return Intl.DateTimeFormat("en").resolvedOptions().timeZone;
}

/** The time zone in which everything is shown; undefined is this computer's. */
export function timeZone(): string | undefined {
  return chosen === Auto ? undefined : chosen;
}

/** Shows everything in another time zone. One that this browser doesn't know is as the computer's. */
export function setTimeZone(zone: string): void {
  const next = isZone(zone) ? zone : Auto;
  if (next === chosen) return;
  chosen = next;
  for (const listener of listeners) listener();
}

function isZone(zone: string): boolean {
  if (zone === Auto || zone === "") return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The time zone as React state, for whatever writes dates. */
export function useTimeZone(): string | undefined {
  return useSyncExternalStore(subscribe, timeZone);
}

/** Every time zone that can be chosen. */
export function allZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}
