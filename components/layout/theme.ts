export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = "cairn_theme";
export const railCookie = "cairn_rail";

/** Reads the cookie's value; anything else means the system's own choice. Goes into `<html data-theme>`. */
export function readTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
