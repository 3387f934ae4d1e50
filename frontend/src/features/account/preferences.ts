/** The themes a person can choose from. */
export const themes = ["system", "light", "dark"] as const;

/** The contrasts a person can choose from. */
export const contrasts = ["system", "more"] as const;

/** The days a week can begin with; "auto" is as the language has it. */
export const firstDays = ["auto", "monday", "saturday", "sunday"] as const;
