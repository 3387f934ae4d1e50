import type { MemberRef } from "@/lib/bindings";

/** Members that are chosen, by their identifier. */
export type Selection = ReadonlyMap<string, MemberRef>;

/** Nobody. */
export const nobody: Selection = new Map();

/** A selection with somebody who wasn't in it, or without who was. */
export function toggled(selection: Selection, member: MemberRef): Selection {
  const next = new Map(selection);
  if (!next.delete(member.id)) next.set(member.id, member);
  return next;
}

/** A selection with more people, as far as one Change takes them. */
export function joined(selection: Selection, members: MemberRef[], most: number): Selection {
  const next = new Map(selection);
  for (const member of members) {
    if (next.size >= most && !next.has(member.id)) break;
    next.set(member.id, member);
  }
  return next;
}
