import { type SQL, sql } from "drizzle-orm";
import { TEAM_TAG } from "~/server/tracking/rules/special-tags";
import { isInProduction } from "./production";

/**
 * What belongs to no team is counted for none, and nobody guesses whose it is: how much there is of it in the
 * organisation is said beside every result that it could change.
 */
export type Strays = {
  readonly count: (orgId: string) => SQL;
  readonly words: (count: number) => string;
};

const one = (count: number, singular: string, plural: string): string =>
  count === 1 ? `1 ${singular} belongs` : `${count} ${plural} belong`;

export const strays = {
  models: {
    count: (orgId) => sql`
    select count(*)::int as strays from registered_model m
    where m.org_id = ${orgId} and m.owner_team_id is null and ${isInProduction}`,
    words: (count) =>
      `${one(count, "model in production", "models in production")} to no team; the owner's team is set on the model.`,
  },
  experiments: {
    count: (orgId) => sql`
    select count(*)::int as strays from experiment e
    where e.org_id = ${orgId} and e.deleted_at is null
      and exists (select 1 from run r
        where r.org_id = e.org_id and r.experiment_id = e.id and r.deleted_at is null)
      and not exists (select 1 from experiment_tag tag
        join team t on t.org_id = tag.org_id and t.slug = tag.value
        where tag.org_id = e.org_id and tag.experiment_id = e.id and tag.key = ${TEAM_TAG})`,
    words: (count) =>
      `${one(count, "experiment with runs", "experiments with runs")} to no team; the tag cairn.team says whose an experiment is.`,
  },
  features: {
    count: (orgId) => sql`
    select count(*)::int as strays from feature f where f.org_id = ${orgId} and f.owner_team_id is null`,
    words: (count) =>
      `${one(count, "feature", "features")} to no team; the owner's team is set on the feature.`,
  },
  datasets: {
    count: (orgId) => sql`
    select count(*)::int as strays from dataset d
    where d.org_id = ${orgId} and d.owner_team_id is null and d.deleted_at is null and d.fresh_hours is not null`,
    words: (count) =>
      `${one(count, "dataset with a promise of freshness", "datasets with a promise of freshness")} to no team; the owner's team is set on the dataset.`,
  },
} as const satisfies Readonly<Record<string, Strays>>;

export type StrayKind = keyof typeof strays;
