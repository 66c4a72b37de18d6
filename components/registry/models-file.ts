import type { Outputs } from "~/server/api/trpc/root";
import { toCsv } from "~/server/core/rules/csv";

type Page = Outputs["registry"]["listModels"];
type Model = Page["rows"][number];

/** Reads every page; says after each how many there are so far. */
export async function collectModels(
  read: (cursor: string | undefined) => Promise<Page>,
  told: (count: number) => void,
): Promise<Model[]> {
  const models: Model[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    models.push(...page.rows);
    told(models.length);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return models;
}

const header = [
  "name",
  "description",
  "use_case",
  "owner",
  "owner_team",
  "deputy",
  "risk_tier",
  "lifecycle",
  "versions",
  "latest_version",
  "aliases",
  "tags",
  "created",
  "changed",
  "archived",
] as const;

const pairs = (all: readonly string[]): string => all.join("; ");

/** One row for each model; times in ISO 8601, what nobody said stays empty. */
export const modelsCsv = (models: readonly Model[]): string =>
  toCsv(
    header,
    models.map((model) => [
      model.name,
      model.description,
      model.useCase,
      model.owner?.name ?? null,
      model.ownerTeam?.slug ?? null,
      model.deputy?.name ?? null,
      model.riskTier,
      model.lifecycle,
      model.versionCount,
      model.latestVersion,
      pairs(model.aliases.map(({ alias, version }) => `${alias}=${version}`)),
      pairs(Object.entries(model.tags).map(([key, value]) => `${key}=${value}`)),
      model.createdAt,
      model.updatedAt,
      model.archivedAt,
    ]),
  );

export const modelsJson = (models: readonly Model[]): string => JSON.stringify(models, null, 2);
