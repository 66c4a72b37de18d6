import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { datasetNames, datasetOrigins, datasets } from "~/db/schema/datasets";
import { dataContracts } from "~/db/schema/datasets-quality";
import { members, teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { datasetFinding } from "../rules/finding";
import { datasetName } from "./dataset-input";
import { datasetOf } from "./dataset-row";
import { type Summary, summaryColumns, summaryOf, summaryShape } from "./dataset-summary";

export const findDataset = query({
  name: "datasets.find-dataset",
  summary: "One dataset by a name that it has or had, with what it is made from and its contract.",
  permission: "datasets:read",
  route: "GET /datasets/{name}",
  input: z.strictObject({ name: datasetName }),
  output: summaryShape.extend({
    /** Whether the data can be trusted, in one sentence. */
    finding: z.string(),
    formerNames: z.array(z.string()),
    madeFrom: z.array(z.string()),
    feeds: z.array(z.string()),
    contract: z
      .object({
        contractId: z.string(),
        version: z.string(),
        status: z.string(),
        syntax: z.enum(["yaml", "json"]),
        revision: z.number().int(),
        attachedAt: z.date(),
      })
      .nullable(),
  }),
  run: async (work, { name }) => {
    const { id, name: current } = await datasetOf(work, name);
    const summary = await summaryFor(work, id);
    return {
      ...summary,
      finding: datasetFinding(summary),
      formerNames: await formerNames(work, id, current),
      madeFrom: await related(work, {
        of: datasetOrigins.datasetId,
        other: datasetOrigins.fromId,
        id,
      }),
      feeds: await related(work, {
        of: datasetOrigins.fromId,
        other: datasetOrigins.datasetId,
        id,
      }),
      contract: await currentContract(work, id),
    };
  },
});

export async function summaryFor({ db, orgId, now }: Work, id: string): Promise<Summary> {
  const [row] = await db
    .select(summaryColumns)
    .from(datasets)
    .leftJoin(teams, and(eq(teams.orgId, datasets.orgId), eq(teams.id, datasets.ownerTeamId)))
    .leftJoin(
      members,
      and(eq(members.orgId, datasets.orgId), eq(members.id, datasets.ownerMemberId)),
    )
    .where(and(eq(datasets.orgId, orgId), eq(datasets.id, id)));
  const { id: _id, ...summary } = found(row, "The dataset");
  return summaryOf(summary, now());
}

async function formerNames({ db, orgId }: Work, id: string, current: string): Promise<string[]> {
  const rows = await db
    .select({ name: datasetNames.name })
    .from(datasetNames)
    .where(and(eq(datasetNames.orgId, orgId), eq(datasetNames.datasetId, id)))
    .orderBy(datasetNames.since, datasetNames.name);
  return rows.map(({ name }) => name).filter((name) => name !== current);
}

type Side = {
  readonly of: typeof datasetOrigins.datasetId | typeof datasetOrigins.fromId;
  readonly other: typeof datasetOrigins.datasetId | typeof datasetOrigins.fromId;
  readonly id: string;
};

/** Names of what stands on the other side, deleted ones left out. */
async function related({ db, orgId }: Work, { of, other, id }: Side): Promise<string[]> {
  const rows = await db
    .select({ name: datasets.name })
    .from(datasetOrigins)
    .innerJoin(datasets, and(eq(datasets.orgId, datasetOrigins.orgId), eq(datasets.id, other)))
    .where(and(eq(datasetOrigins.orgId, orgId), eq(of, id), isNull(datasets.deletedAt)))
    .orderBy(sql`lower(${datasets.name})`);
  return rows.map(({ name }) => name);
}

/** The contract that counts; null when there is none or the last was taken away. */
export async function currentContract({ db, orgId }: Work, datasetId: string) {
  const [row] = await db
    .select()
    .from(dataContracts)
    .where(and(eq(dataContracts.orgId, orgId), eq(dataContracts.datasetId, datasetId)))
    .orderBy(desc(dataContracts.revision))
    .limit(1);
  return row?.detachedAt === null ? row : null;
}
