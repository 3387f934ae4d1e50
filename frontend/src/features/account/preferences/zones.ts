import { allZones } from "@/lib/timeZone";

/** A time zone as the list of them shows it. */
export interface Zone {
  id: string;
  label: string;
  name: string;
  offset: string;
}

/** A zone's name in the IANA database, readable. It is Latin in every language. */
export function zoneLabel(zone: string): string {
  return zone.replaceAll("_", " ");
}

/** Every time zone, with its name in the language and how far it is from UTC now. */
export function zones(locale: string, now = new Date()): Zone[] {
  return allZones().map((id) => ({
    id,
    label: zoneLabel(id),
    name: part(locale, id, "longGeneric", now),
    offset: part(locale, id, "longOffset", now),
  }));
}

function part(locale: string, timeZone: string, timeZoneName: "longGeneric" | "longOffset", now: Date): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
