import type { Outputs } from "~/server/api/trpc/root";
import type { StatusKind } from "../ui/status-icon";

export type FeaturePage = Outputs["features"]["listFeatures"];
export type Feature = FeaturePage["rows"][number];
export type WholeFeature = Outputs["features"]["findFeature"];
type Known = Feature["training"];

export const statuses = ["experimental", "certified", "deprecated"] as const;

export const statusWords: Readonly<Record<Feature["status"], string>> = {
  experimental: "Experimental",
  certified: "Certified",
  deprecated: "Deprecated",
};

export const statusKind: Readonly<Record<Feature["status"], StatusKind>> = {
  experimental: "not-applicable",
  certified: "good",
  deprecated: "watch",
};

export const featurePath = (name: string): string => `/features/${encodeURIComponent(name)}`;

/** Unknown is neither yes nor no. */
export const seenWords: Readonly<Record<Known, string>> = {
  yes: "Seen",
  no: "Never seen",
  unknown: "Not known",
};

const MINUTES = { day: 1440, hour: 60, minute: 1 } as const;
export type Unit = keyof typeof MINUTES;
export const units = ["minute", "hour", "day"] as const satisfies readonly Unit[];

/** The largest unit that says it in whole numbers. */
export function promiseOf(minutes: number): { readonly amount: number; readonly unit: Unit } {
  const unit: Unit =
    minutes % MINUTES.day === 0 ? "day" : minutes % MINUTES.hour === 0 ? "hour" : "minute";
  return { amount: minutes / MINUTES[unit], unit };
}

export const minutesOf = (amount: number, unit: Unit): number => amount * MINUTES[unit];

export function promiseWords(minutes: number): string {
  const { amount, unit } = promiseOf(minutes);
  return `At most ${amount} ${unit}${amount === 1 ? "" : "s"} old`;
}

/** Who answers for it; null when nobody does. */
export const ownerWords = ({
  owner,
  ownerTeam,
}: Pick<Feature, "owner" | "ownerTeam">): string | null =>
  [owner?.name, ownerTeam?.name].filter((name) => name !== undefined).join(", ") || null;
