import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import {
  loggedModelMetrics,
  loggedModelParams,
  loggedModels,
  loggedModelStatuses,
  loggedModelTags,
} from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { modelIdText, modelIdOfText, runIdText } from "../rules/run-id";

/** A number; what JSON has no number for travels as its name. */
const real = z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"])]);

const metric = z.object({
  key: z.string(),
  value: real,
  step: z.number().int(),
  loggedMs: z.number().int(),
  runId: z.string(),
  datasetName: z.string(),
  datasetDigest: z.string(),
});

/** A logged model as it leaves; ids as MLflow writes them, times in milliseconds since 1970. */
export const loggedModelShape = z.object({
  modelId: z.string(),
  experimentId: z.number().int(),
  name: z.string(),
  modelType: z.string(),
  status: z.enum(loggedModelStatuses),
  statusMessage: z.string(),
  sourceRunId: z.string().nullable(),
  artifactUri: z.string(),
  createdMs: z.number().int(),
  updatedMs: z.number().int(),
  deletedAt: z.date().nullable(),
  tags: z.record(z.string(), z.string()),
  params: z.record(z.string(), z.string()),
  /** The latest value of each metric on each data, by run. */
  metrics: z.array(metric),
});
export type LoggedModel = z.output<typeof loggedModelShape>;

const pairs = (table: typeof loggedModelTags | typeof loggedModelParams) =>
  sql<Record<string, string>>`(
    select coalesce(jsonb_object_agg(pair.key, pair.value), '{}') from ${table} pair
    where pair.org_id = ${loggedModels}.org_id and pair.model_id = ${loggedModels}.id)`;

const metrics = sql<z.output<typeof metric>[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('key', m.key, 'value', m.value, 'step', m.step, 'loggedMs', m.logged_ms,
    'runId', replace(m.run_id::text, '-', ''), 'datasetName', m.dataset_name, 'datasetDigest', m.dataset_digest)), '[]')
  from (select distinct on (key, run_id, dataset_name, dataset_digest) * from ${loggedModelMetrics} point
    where point.org_id = ${loggedModels}.org_id and point.model_id = ${loggedModels}.id
    order by key, run_id, dataset_name, dataset_digest, step desc, logged_ms desc, value desc) m)`;

export const loggedModelColumns = {
  id: loggedModels.id,
  experimentId: loggedModels.experimentId,
  name: loggedModels.name,
  modelType: loggedModels.modelType,
  status: loggedModels.status,
  statusMessage: loggedModels.statusMessage,
  runUuid: loggedModels.sourceRunId,
  artifactUri: loggedModels.artifactUri,
  createdMs: loggedModels.createdMs,
  updatedMs: loggedModels.updatedMs,
  deletedAt: loggedModels.deletedAt,
  tags: pairs(loggedModelTags),
  params: pairs(loggedModelParams),
  metrics,
};

type Row = Omit<LoggedModel, "modelId" | "sourceRunId"> & {
  readonly id: string;
  readonly runUuid: string | null;
};

/** A row as it leaves. */
export const loggedModelFrom = ({ id, runUuid: run, ...row }: Row): LoggedModel => ({
  ...row,
  modelId: modelIdText(id),
  sourceRunId: run === null ? null : runIdText(run),
});

const notFound = (modelId: string) =>
  new DomainError("not-found", `Logged model with ID '${modelId.slice(0, 255)}' not found.`);

/** The UUID behind a logged model's id. @throws DomainError not-found for what can be none */
export function uuidOfModel(modelId: string): string {
  const uuid = modelIdOfText(modelId);
  if (uuid === null) throw notFound(modelId);
  return uuid;
}

type Asked = { readonly modelId: string; readonly deletedToo?: boolean | undefined };

/** @throws DomainError not-found, also when it is deleted and that was not allowed */
export async function loggedModelOf({ db, orgId }: Work, asked: Asked): Promise<LoggedModel> {
  const [row] = await db
    .select(loggedModelColumns)
    .from(loggedModels)
    .where(and(eq(loggedModels.orgId, orgId), eq(loggedModels.id, uuidOfModel(asked.modelId))));
  if (row === undefined || (row.deletedAt !== null && asked.deletedToo !== true)) {
    throw notFound(asked.modelId);
  }
  return loggedModelFrom(row);
}
