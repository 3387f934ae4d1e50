/** The kinds of providers, in the order in which they are offered. */
export const kinds = ["google", "microsoft", "apple", "oidc"] as const;

/** One of them. */
export type Kind = (typeof kinds)[number];

/** The fields of a provider's settings, besides its kind. */
export type SettingsField =
  | "name"
  | "issuer"
  | "clientId"
  | "clientSecret"
  | "relay"
  | "teamId"
  | "keyId"
  | "privateKey";

/** Exactly the fields that a kind needs, in the order of filling them in. */
export const fieldsOf: Record<Kind, SettingsField[]> = {
  google: ["clientId", "clientSecret"],
  microsoft: ["clientId", "clientSecret", "issuer"],
  apple: ["clientId", "teamId", "keyId", "privateKey", "relay"],
  oidc: ["name", "issuer", "clientId", "clientSecret"],
};

/** The fields that may stay empty. */
export const optional: Record<Kind, SettingsField[]> = {
  google: [],
  microsoft: ["clientSecret", "issuer"],
  apple: ["relay"],
  oidc: ["clientSecret"],
};

/** The name by which a kind calls itself; another issuer is given one. */
export const brands: Record<Kind, string> = { google: "Google", microsoft: "Microsoft", apple: "Apple", oidc: "" };

/** Reads a kind from what the backend says. */
export function toKind(kind: string): Kind {
  return kinds.find((known) => known === kind) ?? "oidc";
}
