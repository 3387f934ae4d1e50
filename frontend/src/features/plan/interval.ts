/** How often something is paid, as the backend says it. */
export type Interval = "month" | "year";

/** Reads an interval; what is not paid at all is shown by the month. */
export function toInterval(interval: string): Interval {
  return interval === "year" ? "year" : "month";
}
