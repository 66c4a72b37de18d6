import type { Outputs } from "~/server/api/trpc/root";
import { datasetPath } from "~/server/datasets/rules/dataset-path";
import { ageWords } from "~/server/datasets/rules/freshness";
import { formatCount } from "../ui/format-number";
import type { StatusKind } from "../ui/status-icon";

export type Listed = Outputs["datasets"]["listDatasets"]["rows"][number];
export type Dataset = Outputs["datasets"]["findDataset"];
export type Version = Outputs["datasets"]["findDatasetVersion"];
export type ListedVersion = Outputs["datasets"]["listDatasetVersions"]["rows"][number];
export type ProfiledColumn = Version["columns"][number];

export const versionPath = (name: string, version: number): string =>
  `${datasetPath(name)}/versions/${version}`;

export const freshnessWords = {
  fresh: { status: "good", word: "Fresh" },
  stale: { status: "watch", word: "Stale" },
  unknown: { status: "unknown", word: "Not promised" },
} as const satisfies Record<string, { status: StatusKind; word: string }>;

export const changeWords = {
  none: { status: "good", word: "same schema" },
  compatible: { status: "good", word: "compatible" },
  breaking: { status: "bad", word: "breaking" },
} as const satisfies Record<string, { status: StatusKind; word: string }>;

export const outcomeWords = {
  passed: { status: "good", word: "Passed" },
  failed: { status: "bad", word: "Failed" },
  not_evaluated: { status: "unknown", word: "Not judged" },
} as const satisfies Record<string, { status: StatusKind; word: string }>;

export const tellerWords = {
  run: "read by a run",
  report: "reported",
  upload: "uploaded",
  croissant: "described in Croissant",
} as const;

/** The promise and how it stands: "5 hours old of 24 hours". */
export function promiseWords({ freshness, freshHours }: Pick<Listed, "freshness" | "freshHours">) {
  const age = freshness.ageHours === null ? null : ageWords(freshness.ageHours);
  if (age === null) return "no version yet";
  return freshHours === null ? `${age} old` : `${age} old of ${ageWords(freshHours)}`;
}

export const ownerWords = ({ ownerTeam, ownerMember }: Pick<Listed, "ownerTeam" | "ownerMember">) =>
  [ownerMember?.name, ownerTeam?.name].filter((name) => name !== undefined).join(", ");

const units = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** "1.2 GB", decimal units. */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return formatCount(bytes, "byte");
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return `${(bytes / 1000 ** power).toPrecision(3)} ${units[power] ?? ""}`;
}
