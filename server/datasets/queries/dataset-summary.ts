import { sql } from "drizzle-orm";
import { z } from "zod";
import {
  classifications,
  datasetNames,
  datasetOrigins,
  datasets,
  datasetTags,
  dataTypes,
  datasetVersions,
  schemaChanges,
} from "~/db/schema/datasets";
import { qualityResults } from "~/db/schema/datasets-quality";
import { members, teams } from "~/db/schema/identity";
import { runs } from "~/db/schema/tracking";
import { runDatasets, runInputs } from "~/db/schema/tracking-models";
import { cardFields, missingOnCard } from "../rules/catalogue-card";
import { findingDays } from "../rules/finding";
import { freshnessOf } from "../rules/freshness";

const latestShape = z.object({
  number: z.number().int(),
  digest: z.string(),
  rowCount: z.number().nullable(),
  columnCount: z.number().int().nullable(),
  schemaChange: z.enum(schemaChanges).nullable(),
  createdAt: z.date(),
  /** Up to when the data goes: as told, else when it was told of. */
  dataUntil: z.date(),
});

/** What every answer says of a dataset. Null: nobody has said. */
export const summaryShape = z.object({
  name: z.string(),
  description: z.string(),
  source: z.string().nullable(),
  dataType: z.enum(dataTypes).nullable(),
  format: z.string().nullable(),
  ownerTeam: z.object({ teamId: z.string(), slug: z.string(), name: z.string() }).nullable(),
  ownerMember: z.object({ memberId: z.string(), name: z.string() }).nullable(),
  classification: z.enum(classifications).nullable(),
  licence: z.string().nullable(),
  retentionDays: z.number().int().nullable(),
  freshHours: z.number().int().nullable(),
  freshness: z.object({
    state: z.enum(["fresh", "stale", "unknown"]),
    ageHours: z.number().int().nullable(),
    because: z.enum(["no promise", "no version"]).nullable(),
  }),
  versions: z.number().int(),
  latest: latestShape.nullable(),
  /** Breaking changes of the schema in the last 90 days. */
  breaking: z.number().int(),
  /** Of the newest version. */
  failed: z.number().int(),
  checks: z.number().int(),
  /** Runs that read it and are not deleted. */
  runs: z.number().int(),
  /** Which of source, type, format, owner, usage and lineage nobody has told. */
  missing: z.array(z.enum(cardFields)),
  tags: z.record(z.string(), z.string()),
  createdAt: z.date(),
  updatedAt: z.date(),
  deletedAt: z.date().nullable(),
});
export type Summary = z.output<typeof summaryShape>;

// The table stands before its columns: without it they would be those of the sub-query.
const ofDataset = sql`v.org_id = ${datasets}.org_id and v.dataset_id = ${datasets}.id`;
const epochMs = (moment: string) => sql.raw(`floor(extract(epoch from ${moment}) * 1000)`);

/** Up to when the newest data goes. */
export const latestMoment = sql`(select max(coalesce(v.data_until, v.created_at)) from ${datasetVersions} v where ${ofDataset})`;

const latest = sql<LatestJson | null>`(
  select jsonb_build_object('number', v.number, 'digest', v.digest, 'rowCount', v.row_count, 'columnCount', v.column_count,
    'schemaChange', v.schema_change, 'createdAt', ${epochMs("v.created_at")}, 'dataUntil', ${epochMs("coalesce(v.data_until, v.created_at)")})
  from ${datasetVersions} v where ${ofDataset} order by v.number desc limit 1)`;

const checks = (which: string) => sql<number>`(
  select count(*)::int from ${qualityResults} q join (
    select v.org_id, v.id from ${datasetVersions} v where ${ofDataset} order by v.number desc limit 1
  ) newest on newest.org_id = q.org_id and newest.id = q.version_id where q.org_id = ${datasets}.org_id and ${sql.raw(which)})`;

/** Runs by whatever name of it they said. */
const readBy = sql`from ${datasetNames} n
  join ${runDatasets} data on data.org_id = n.org_id and data.name = n.name
  join ${runInputs} input on input.org_id = data.org_id and input.dataset_id = data.id
  join ${runs} run on run.org_id = input.org_id and run.id = input.run_id and run.deleted_at is null
  where n.org_id = ${datasets}.org_id and n.dataset_id = ${datasets}.id`;

const related = sql<number>`(select count(*)::int from ${datasetOrigins} o
  where o.org_id = ${datasets}.org_id and (o.dataset_id = ${datasets}.id or o.from_id = ${datasets}.id))`;

const tags = sql<Record<string, string>>`(
  select coalesce(jsonb_object_agg(tag.key, tag.value), '{}') from ${datasetTags} tag
  where tag.org_id = ${datasets}.org_id and tag.dataset_id = ${datasets}.id)`;

export const summaryColumns = {
  id: datasets.id,
  name: datasets.name,
  description: datasets.description,
  source: datasets.source,
  dataType: datasets.dataType,
  format: datasets.format,
  teamId: teams.id,
  teamSlug: teams.slug,
  teamName: teams.name,
  memberId: members.id,
  memberName: members.name,
  classification: datasets.classification,
  licence: datasets.licence,
  retentionDays: datasets.retentionDays,
  freshHours: datasets.freshHours,
  createdAt: datasets.createdAt,
  updatedAt: datasets.updatedAt,
  deletedAt: datasets.deletedAt,
  versions: sql<number>`(select count(*)::int from ${datasetVersions} v where ${ofDataset})`,
  latest,
  // Of all versions: one that was told of later can hold older data.
  latestMs: sql<number | null>`(extract(epoch from ${latestMoment}) * 1000)::float8`,
  breaking: sql<number>`(select count(*)::int from ${datasetVersions} v where ${ofDataset}
    and v.schema_change = 'breaking' and v.created_at > now() - make_interval(days => ${findingDays}))`,
  failed: checks("q.outcome = 'failed'"),
  checks: checks("q.outcome <> 'not_evaluated'"),
  runs: sql<number>`(select count(distinct run.id)::int ${readBy})`,
  related,
  tags,
};

type LatestJson = {
  readonly number: number;
  readonly digest: string;
  readonly rowCount: number | null;
  readonly columnCount: number | null;
  readonly schemaChange: (typeof schemaChanges)[number] | null;
  readonly createdAt: number;
  readonly dataUntil: number;
};

export type SummaryRow = Omit<
  Summary,
  "ownerTeam" | "ownerMember" | "freshness" | "latest" | "missing"
> & {
  readonly teamId: string | null;
  readonly teamSlug: string | null;
  readonly teamName: string | null;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly latest: LatestJson | null;
  readonly latestMs: number | null;
  readonly related: number;
};

/** A row as it leaves, with what follows from it at `now`. */
export function summaryOf(row: SummaryRow, now: Date): Summary {
  const {
    teamId,
    teamSlug,
    teamName,
    memberId,
    memberName,
    latest,
    latestMs,
    related: _,
    ...rest
  } = row;
  const moment = latestMs === null ? null : new Date(latestMs);
  return {
    ...rest,
    ownerTeam: teamId === null ? null : { teamId, slug: teamSlug ?? "", name: teamName ?? "" },
    ownerMember: memberId === null ? null : { memberId, name: memberName ?? "" },
    latest: latest && {
      ...latest,
      createdAt: new Date(latest.createdAt),
      dataUntil: new Date(latest.dataUntil),
    },
    freshness: freshnessOf({ freshHours: row.freshHours, latest: moment }, now),
    missing: [
      ...missingOnCard({ ...row, owned: teamId !== null || memberId !== null, runs: row.runs }),
    ],
  };
}
