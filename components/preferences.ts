import { readTheme, type Theme } from "./layout/theme";

/** How one person wants Cairn to look on this machine. Kept in cookies, so the server draws it right at once. */
export type Preferences = {
  readonly theme: Theme;
  readonly density: (typeof densities)[number];
  readonly motion: (typeof motions)[number];
  /** Single keys such as "?" and "g h" (WCAG 2.1.4 asks that they can be switched off). */
  readonly shortcuts: (typeof switches)[number];
};

export const densities = ["comfortable", "compact"] as const;
export const motions = ["system", "reduced"] as const;
export const switches = ["on", "off"] as const;

export const preferenceCookie = (name: keyof Preferences): string => `cairn_${name}`;

/** Anything a cookie should not hold falls back to the first choice. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  const chosen = <Choice extends string>(
    name: keyof Preferences,
    of: readonly [Choice, ...Choice[]],
  ) => of.find((choice) => choice === cookie(preferenceCookie(name))) ?? of[0];
  return {
    theme: readTheme(cookie(preferenceCookie("theme"))),
    density: chosen("density", densities),
    motion: chosen("motion", motions),
    shortcuts: chosen("shortcuts", switches),
  };
}

/** The attributes of `<html>` that the tokens read. */
export const attributesOf = ({ theme, density, motion }: Preferences) => ({
  "data-theme": theme,
  "data-density": density,
  "data-motion": motion,
});
