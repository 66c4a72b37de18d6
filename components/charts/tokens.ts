import { keysOf } from "~/server/core/rules/keys";

/**
 * Colours in a chart are names, not values. ECharts wants a colour, so each name travels through it as a
 * marker (`#fe0001`, `#fe0002` …) and leaves as `var(--text, #16202b)`: the drawing follows the page's theme
 * without script, and outside the page (a saved file) the light value stands.
 */
const light = {
  text: "#16202b",
  "text-2": "#465362",
  muted: "#5e6b7a",
  surface: "#ffffff",
  sunken: "#edf0f4",
  hairline: "#d8dee6",
  edge: "#76828f",
  "chart-1": "#0b5fa5",
  "chart-2": "#c24e0a",
  "chart-3": "#17a478",
  "chart-4": "#a17ff5",
  "chart-5": "#4a0f26",
  "chart-axis": "#a9b3bf",
  "chart-split": "#e6eaef",
  "chart-link": "#b7c1cc",
  "ramp-1": "#e1ecf7",
  "ramp-2": "#b5d1ea",
  "ramp-3": "#7fb0da",
  "ramp-4": "#3577b2",
  "ramp-5": "#0f5590",
  "on-ramp-1": "#16202b",
  "on-ramp-2": "#16202b",
  "on-ramp-3": "#16202b",
  "on-ramp-4": "#ffffff",
  "on-ramp-5": "#ffffff",
} as const;

export type ColourName = keyof typeof light;

const names = keysOf(light);

export const lightColours: Readonly<Record<ColourName, string>> = light;

/** The marker that stands for a colour inside an ECharts option. */
export function colour(name: ColourName): string {
  return `#fe00${names.indexOf(name).toString(16).padStart(2, "0")}`;
}

/** Puts the custom property in the place of every marker. */
export function withVariables(svg: string): string {
  return svg.replaceAll(/#fe00([0-9a-f]{2})/giu, (marker, index: string) => {
    const name = names[Number.parseInt(index, 16)];
    return name === undefined ? marker : `var(--${name}, ${light[name]})`;
  });
}

/** The opposite, for a saved file: every `var(--x, #hex)` becomes its light value. */
export function withLightColours(svg: string): string {
  return svg.replaceAll(/var\(--[\w-]+,\s*(#[0-9a-f]{3,8})\)/giu, "$1");
}
