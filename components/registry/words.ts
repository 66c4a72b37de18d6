import type { Outputs } from "~/server/api/trpc/root";
import { formatCount } from "../ui/format-number";
import type { StatusKind } from "../ui/status-icon";

export type Model = Outputs["registry"]["listModels"]["rows"][number];
export type WholeModel = Outputs["registry"]["findModel"];
export type Version = Outputs["registry"]["listVersions"]["rows"][number];
export type WholeVersion = Outputs["registry"]["findVersion"];

export const riskTiers = ["low", "medium", "high"] as const;
export const lifecycles = ["development", "validation", "production", "retired"] as const;
export const stages = ["None", "Staging", "Production", "Archived"] as const;

export const riskWords = { low: "Low", medium: "Medium", high: "High" } as const;
export const lifecycleWords = {
  development: "Development",
  validation: "Validation",
  production: "Production",
  retired: "Retired",
} as const;

/** Where a version stands, as the client's word for it. */
export const stageWord = (stage: Version["stage"]): string => (stage === "None" ? "–" : stage);

export const lifecycleStatus = {
  development: "running",
  validation: "watch",
  production: "good",
  retired: "not-applicable",
} as const satisfies Record<Model["lifecycle"], StatusKind>;

/** Tags that a client writes by itself begin like this. */
export const isSystemTag = (key: string): boolean => key.startsWith("mlflow.");

export const modelPath = (name: string): string => `/models/${encodeURIComponent(name)}`;
export const versionPath = (name: string, version: number): string =>
  `${modelPath(name)}/versions/${version}`;
export const versionsWords = (count: number): string => formatCount(count, "version");

/** Who answers for a model: the person, else the team; null for nobody. */
export function ownerWords({
  owner,
  ownerTeam,
}: Pick<Model, "owner" | "ownerTeam">): string | null {
  if (owner !== null && ownerTeam !== null) return `${owner.name}, ${ownerTeam.name}`;
  return owner?.name ?? ownerTeam?.name ?? null;
}

const units = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** Powers of 1,000, three digits: "1.24 MB". */
export function bytesWords(bytes: number): string {
  let [value, at] = [bytes, 0];
  while (value >= 1000 && at < units.length - 1) [value, at] = [value / 1000, at + 1];
  return `${at === 0 ? value : Number(value.toPrecision(3))} ${units[at] ?? ""}`;
}
