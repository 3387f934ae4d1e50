import { cx } from "@/lib/cx";

/** How high a row is, in pixels. Every one is as high as the next, so that a place can be found without drawing it. */
export const rowHeight = 46;

/** How the columns share the width: for those who manage members, and for others. */
export const columns = {
  manages: cx(
    "grid-cols-[2.75rem_minmax(0,1fr)_9rem_3.25rem]",
    "@2xl:grid-cols-[2.75rem_minmax(0,1fr)_10.5rem_6.5rem_7.5rem_3.25rem]",
    "@4xl:grid-cols-[2.75rem_minmax(0,1fr)_11.5rem_6.25rem_9.25rem_8rem_3.25rem]",
  ),
  reads: "grid-cols-[minmax(0,1fr)_9rem] @2xl:grid-cols-[minmax(0,1fr)_14rem_11rem]",
} as const;

/** Columns that only a wide table has room for. */
export const fromMedium = "hidden @2xl:flex";
export const fromWide = "hidden @4xl:flex";
