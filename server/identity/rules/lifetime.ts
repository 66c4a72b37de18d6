/** A session ends this long after sign-in, whatever happens (ASVS 5.0 7.3.2). */
export const sessionHours = 12;

/** How often a session, its member or a token writes down that it was used: at most once in this time. */
export const seenEverySeconds = 60;

/** How long a link that is shown once can be used. The set-up link stays until it is used. */
export const linkHours = { invitation: 24, reset: 1 } as const;
export type LinkKind = keyof typeof linkHours;

/** The longest life of an API token. */
export const tokenDays = { suggested: 90, max: 365 } as const;
