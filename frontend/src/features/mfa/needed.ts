import type { OrganizationRef } from "@/lib/bindings";
import { state } from "@/lib/state";

/**
 * The organization that somebody wanted to open and may not without MFA. The
 * backend doesn't open it, so the page remembers it until they have MFA.
 */
export const needed = state<OrganizationRef | null>(null);

/** That organization as React state. */
export const useNeeded = needed.use;
