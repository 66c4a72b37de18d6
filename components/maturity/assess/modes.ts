/** The three ways to answer, as the start form offers them and later pages name them. */
export const modes = [
  {
    value: "shared",
    label: "Together, on one sheet",
    detail: "Every lead of the team sees and changes the same answers.",
  },
  {
    value: "several",
    label: "Several assessors, each alone",
    detail:
      "Each has a sheet of their own, hidden until submitted. Where they lie far apart, a lead decides with a reason.",
  },
  {
    value: "facilitated",
    label: "Recorded by a facilitator",
    detail: "The group talks, one person writes: you, until another lead takes over.",
  },
] as const;

export type Mode = (typeof modes)[number]["value"];

export const modeOf = (value: string): Mode =>
  modes.find((mode) => mode.value === value)?.value ?? "shared";
