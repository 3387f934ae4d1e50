import type { LookView } from "@/lib/bindings";

/** An invitation on the way to an account: what lets them in, who they are and what they join. */
export interface InvitedBy extends Pick<LookView, "email" | "name" | "organizationName"> {
  invitation: string;
}
