import { state } from "@/lib/state";

/** Whether the session of this page has ended, and not by whoever sits before it. It is said at the door, once. */
export const ended = state(false);
