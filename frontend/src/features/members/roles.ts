/** The roles of an organization, the widest first. */
export const roles = ["admin", "billing", "member"] as const;
