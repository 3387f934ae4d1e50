import type { SentInvitation } from "@/lib/bindings";

/** Invitations as a list to be pasted anywhere: an address and its link a line, told apart as spreadsheets do. */
export function listOf(invitations: Pick<SentInvitation, "email" | "link">[]): string {
  return invitations.map(({ email, link }) => `${harmless(email)}\t${link}`).join("\n");
}

// An address may begin with what a spreadsheet takes for a formula.
function harmless(cell: string): string {
  return /^[=+\-@]/.test(cell) ? `'${cell}` : cell;
}
