import type { Invitee } from "@/features/invitation/api";
import type { InvitationLine } from "@/lib/bindings";

/** Which lines are shown: all, those to be invited, those to correct, or those that need nothing. */
export type Shown = "all" | "ok" | "wrong" | "left";

// What somebody has to put right, as against what is simply not needed.
const wrong = new Set(["malformed", "role_unknown", "workspace_unknown", "too_long", "over_seats"]);

/** What a line counts as. */
export function kindOf({ verdict }: Pick<InvitationLine, "verdict">): Exclude<Shown, "all"> {
  if (verdict === "ok") return "ok";
  return wrong.has(verdict) ? "wrong" : "left";
}

/** How many lines there are of each kind. */
export function counted(lines: readonly Pick<InvitationLine, "verdict">[]): Record<Shown, number> {
  const counts = { all: lines.length, ok: 0, wrong: 0, left: 0 };
  for (const line of lines) counts[kindOf(line)]++;
  return counts;
}

/** The lines of a kind, in their order. */
export function shownOf(lines: InvitationLine[], shown: Shown): InvitationLine[] {
  return shown === "all" ? lines : lines.filter((line) => kindOf(line) === shown);
}

/** Whether a line is of somebody whose roles matter: nobody who is left out is given one. */
export function hasRoles({ verdict }: Pick<InvitationLine, "verdict">): boolean {
  return ["ok", "role_unknown", "workspace_unknown", "over_seats"].includes(verdict);
}

/** The lines of whom nobody is invited. */
export function leftOutOf(lines: InvitationLine[]): InvitationLine[] {
  return lines.filter(({ verdict }) => verdict !== "ok");
}

/** Whom to invite of what was read. */
export function inviteesOf(lines: InvitationLine[]): Invitee[] {
  return lines
    .filter(({ verdict }) => verdict === "ok")
    .map(({ email, name, roles, workspaces }) => ({
      email,
      name,
      roles,
      workspaces: workspaces.map(({ id, role }) => ({ id, role })),
    }));
}
