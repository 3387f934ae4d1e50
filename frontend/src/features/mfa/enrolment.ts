import { state } from "@/lib/state";

const isOpen = state(false);

/**
 * Whether the enrolment is open. It is kept outside of the pages, since turning
 * MFA on may change the page under it while the recovery codes are still shown.
 */
export const enrolment = {
  open: () => isOpen.set(true),
  close: () => isOpen.set(false),
};

/** Whether the enrolment is open, as React state. */
export const useEnrolment = isOpen.use;
