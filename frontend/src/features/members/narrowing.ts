/** What the members' table is sorted by. */
export type SortKey = "name" | "email" | "joined" | "seen";

/** Who is looked for in the members' table, and in which order they stand. */
export interface Narrowing {
  search: string;
  role: string;
  seat: string;
  mfa: string;
  /** The workspace that they have access to; "" for any. */
  workspace: string;
  sort: SortKey;
  descending: boolean;
}

/** Everybody, by name. */
export const everybody: Narrowing = {
  search: "",
  role: "",
  seat: "",
  mfa: "",
  workspace: "",
  sort: "name",
  descending: false,
};

/** Whether somebody is left out. */
export function isNarrowed({ search, role, seat, mfa, workspace }: Narrowing): boolean {
  return [search.trim(), role, seat, mfa, workspace].some(Boolean);
}

/** The same people in the order of a column; times begin with the newest, and asking again turns the order around. */
export function sortedBy(narrowing: Narrowing, sort: SortKey): Narrowing {
  const natural = sort === "joined" || sort === "seen";
  return { ...narrowing, sort, descending: narrowing.sort === sort ? !narrowing.descending : natural };
}

/** Everybody again, in the same order. */
export function widened({ sort, descending }: Narrowing): Narrowing {
  return { ...everybody, sort, descending };
}
