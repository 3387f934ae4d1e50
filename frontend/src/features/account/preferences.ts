/** The themes a person can choose from. */
export const themes = ["system", "light", "dark"] as const;

/** The contrasts a person can choose from. */
export const contrasts = ["system", "more"] as const;
