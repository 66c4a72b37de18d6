import { toCsv } from "~/server/core/rules/csv";
import type { Feature, FeaturePage } from "./words";

/** Reads every page; says after each how many there are so far. */
export async function everyFeature(
  read: (cursor: string | undefined) => Promise<FeaturePage>,
  told: (count: number) => void,
): Promise<Feature[]> {
  const all: Feature[] = [];
  for (let cursor: string | undefined = undefined, more = true; more;) {
    const page: FeaturePage = await read(cursor);
    all.push(...page.rows);
    told(all.length);
    cursor = page.nextCursor ?? undefined;
    more = cursor !== undefined;
  }
  return all;
}

const fieldsOf = (feature: Feature) => ({
  name: feature.name,
  entity: feature.entity,
  type: feature.valueType,
  description: feature.description,
  status: feature.status,
  owner: feature.owner?.name ?? null,
  owner_team: feature.ownerTeam?.slug ?? null,
  fresh_minutes: feature.freshMinutes,
  models: feature.models,
  models_in_use: feature.modelsInUse,
  seen_in_training: feature.training,
  seen_in_serving: feature.serving,
  created: feature.createdAt,
  changed: feature.updatedAt,
});

const header = [
  "name",
  "entity",
  "type",
  "description",
  "status",
  "owner",
  "owner_team",
  "fresh_minutes",
  "models",
  "models_in_use",
  "seen_in_training",
  "seen_in_serving",
  "created",
  "changed",
] as const;

/** One row for each feature; times in ISO 8601, what nobody said stays empty. */
export const featuresCsv = (features: readonly Feature[]): string =>
  toCsv(
    header,
    features.map((feature) => {
      const fields = fieldsOf(feature);
      return header.map((name) => fields[name]);
    }),
  );

/** YAML 1.2, in which every JSON value is one: so texts need no rules of their own. */
export const featuresYaml = (features: readonly Feature[]): string =>
  features.length === 0
    ? "[]\n"
    : features
        .map((feature) =>
          Object.entries(fieldsOf(feature))
            .map(
              ([name, value], index) =>
                `${index === 0 ? "- " : "  "}${name}: ${JSON.stringify(value)}\n`,
            )
            .join(""),
        )
        .join("");
