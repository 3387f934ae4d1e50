/** What a text begins with that the door has. It comes with the first frame; the others come with the house. */
const beginnings = [
  "action.",
  "app.",
  "connection.",
  "crash.",
  "door.",
  "error.",
  "fault.",
  "field.",
  "general.deleted",
  "join.",
  "mfa.",
  "no_seat.told",
  "password.",
  "social.",
  "strength.",
];

/** Whether the door has a text. */
export function isOfDoor(key: string): boolean {
  return beginnings.some((beginning) => key.startsWith(beginning));
}
