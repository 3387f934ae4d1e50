import { allZones } from "@/lib/timeZone";

/** A time zone as the list of them shows it. */
export interface Zone {
  id: string;
  label: string;
  name: string;
}

// Browsers go on listing some zones under names that their cities no longer have.
const renamed: Record<string, string> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** A zone's name in the IANA database, readable. It is Latin in every language. */
export function zoneLabel(zone: string): string {
  return (renamed[zone] ?? zone).replaceAll("_", " ");
}

const known = new Map<string, Zone[]>();

/** Every time zone, by the names of their cities, with its name in the language. */
export function zones(locale: string): Zone[] {
  const made = known.get(locale) ?? make(locale);
  known.set(locale, made);
  return made;
}

function make(locale: string): Zone[] {
  const named = (id: string) => ({ id, label: zoneLabel(id), name: nameOf(id, locale) });
  const [utc = "UTC", ...others] = allZones();
  return [named(utc), ...others.map(named).sort((a, b) => (a.label < b.label ? -1 : 1))];
}

// A zone without a name of its own is called by its distance from UTC, which stands beside it anyway.
function nameOf(zone: string, locale: string): string {
  const name = part(locale, zone, "longGeneric");
  return /\p{Nd}/u.test(name) ? "" : name;
}

/** How far a zone is from UTC now, such as UTC+01:00. */
export function zoneOffset(zone: string, locale: string, now = new Date()): string {
  return part(locale, zone, "longOffset", now);
}

function part(locale: string, timeZone: string, timeZoneName: "longGeneric" | "longOffset", now?: Date): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
