import { allZones } from "@/lib/timeZone";

/** A time zone as the list of them shows it. */
export interface Zone {
  id: string;
  label: string;
  name: string;
  offset: string;
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

/** Every time zone, with its name in the language and how far it is from UTC now. */
export function zones(locale: string, now = new Date()): Zone[] {
  const all = allZones().map((id) => ({
    id,
    label: zoneLabel(id),
    name: part(locale, id, "longGeneric", now),
    offset: part(locale, id, "longOffset", now),
  }));
  const [utc, ...others] = all;
  return [...(utc ? [utc] : []), ...others.sort((a, b) => (a.label < b.label ? -1 : 1))];
}

function part(locale: string, timeZone: string, timeZoneName: "longGeneric" | "longOffset", now: Date): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
