import { type SQL, sql } from "drizzle-orm";
import type { Work } from "~/server/core/context";
import type { Printed } from "../queries/fingerprints";

type Removal = {
  readonly lock: (work: Work, ids: readonly string[]) => Promise<void>;
  /** Of things that look the same, those to which something was added that a digest over them does not see. */
  readonly changed: (
    work: Work,
    importId: string,
    ids: readonly string[],
  ) => Promise<readonly string[]>;
  /** Those that something which stays stands on. */
  readonly inUse: (work: Work, ids: readonly string[]) => Promise<readonly string[]>;
  readonly remove: (work: Work, ids: readonly string[]) => Promise<void>;
};

const uuids = (ids: readonly string[]): SQL => sql`any(${sql.param([...ids])}::uuid[])`;
const none = () => Promise.resolve([]);

async function idsOf({ db }: Work, statement: SQL): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string }>(statement);
  return rows.map(({ id }) => id);
}

async function all({ db }: Work, statements: readonly SQL[]): Promise<void> {
  for (const statement of statements) await db.execute(statement);
}

/** Owners with a file that this import did not bring, or that has other content by now. */
const withOtherFiles = (
  { orgId }: Work,
  importId: string,
  { kind, ids }: { kind: "run" | "model"; ids: readonly string[] },
): SQL => sql`
  select distinct file.owner_id::text as id from artifact file
  where file.org_id = ${orgId} and file.owner_kind = ${kind} and file.owner_id = ${uuids(ids)}
    and not exists (select from import_item item where item.org_id = file.org_id and item.import_id = ${importId}
      and item.kind = 'file' and item.how = 'made' and item.fingerprint = file.sha256
      and item.local_id = file.owner_kind || ':' || file.owner_id || '/' || file.path)`;

const run: Removal = {
  lock: ({ db, orgId }, ids) =>
    db
      .execute(
        sql`select from run where org_id = ${orgId} and id = ${uuids(ids)} order by id for update`,
      )
      .then(() => undefined),
  changed: async (work, importId, ids) => [
    ...(await idsOf(work, withOtherFiles(work, importId, { kind: "run", ids }))),
    // Models that this import did not bring.
    ...(await idsOf(
      work,
      sql`select distinct link.run_id::text as id from run_model link
        where link.org_id = ${work.orgId} and link.run_id = ${uuids(ids)}
          and not exists (select from import_item item where item.org_id = link.org_id and item.import_id = ${importId}
            and item.kind = 'logged-model' and item.local_id = link.model_id::text)`,
    )),
  ],
  inUse: (work, ids) =>
    idsOf(
      work,
      sql`select run_id::text as id from model_version where org_id = ${work.orgId} and run_id = ${uuids(ids)}
        union select source_run_id::text from logged_model where org_id = ${work.orgId} and source_run_id = ${uuids(ids)}
        union select run_id::text from run_model where org_id = ${work.orgId} and run_id = ${uuids(ids)}`,
    ),
  remove: async (work, ids) => {
    const { orgId } = work;
    const data = await idsOf(
      work,
      sql`select distinct dataset_id::text as id from run_input where org_id = ${orgId} and run_id = ${uuids(ids)}`,
    );
    await all(work, [
      sql`delete from artifact where org_id = ${orgId} and owner_kind = 'run' and owner_id = ${uuids(ids)}`,
      sql`delete from metric_point where org_id = ${orgId} and run_id = ${uuids(ids)}`,
      sql`delete from metric_chunk where org_id = ${orgId} and run_id = ${uuids(ids)}`,
      sql`delete from metric_latest where org_id = ${orgId} and run_id = ${uuids(ids)}`,
      sql`delete from run where org_id = ${orgId} and id = ${uuids(ids)}`,
      // Data that nobody names any more.
      sql`delete from run_dataset data where data.org_id = ${orgId} and data.id = ${uuids(data)}
        and not exists (select from run_input input where input.org_id = data.org_id and input.dataset_id = data.id)`,
    ]);
  },
};

const loggedModel: Removal = {
  lock: ({ db, orgId }, ids) =>
    db
      .execute(
        sql`select from logged_model where org_id = ${orgId} and id = ${uuids(ids)} order by id for update`,
      )
      .then(() => undefined),
  changed: (work, importId, ids) =>
    idsOf(work, withOtherFiles(work, importId, { kind: "model", ids })),
  inUse: (work, ids) =>
    idsOf(
      work,
      sql`select logged_model_id::text as id from model_version where org_id = ${work.orgId} and logged_model_id = ${uuids(ids)}`,
    ),
  remove: (work, ids) =>
    all(work, [
      sql`delete from artifact where org_id = ${work.orgId} and owner_kind = 'model' and owner_id = ${uuids(ids)}`,
      sql`delete from logged_model where org_id = ${work.orgId} and id = ${uuids(ids)}`,
    ]),
};

const model: Removal = {
  lock: ({ db, orgId }, ids) =>
    db
      .execute(
        sql`select from registered_model where org_id = ${orgId} and id = ${uuids(ids)} order by id for update`,
      )
      .then(() => undefined),
  changed: none,
  inUse: (work, ids) =>
    idsOf(
      work,
      sql`select distinct model_id::text as id from model_version where org_id = ${work.orgId} and model_id = ${uuids(ids)}`,
    ),
  remove: (work, ids) =>
    all(work, [
      sql`delete from registered_model where org_id = ${work.orgId} and id = ${uuids(ids)}`,
    ]),
};

/** `model/number` as two columns. */
const keys = (ids: readonly string[]): SQL =>
  sql`(select split_part(id, '/', 1)::uuid as model_id, split_part(id, '/', 2)::int as version from unnest(${sql.param([...ids])}::text[]) as each (id))`;

const version: Removal = {
  lock: ({ db, orgId }, ids) =>
    db
      .execute(
        sql`select from model_version v where v.org_id = ${orgId} and (v.model_id, v.version) in ${keys(ids)}
          order by v.model_id, v.version for update`,
      )
      .then(() => undefined),
  changed: none,
  inUse: none,
  remove: (work, ids) =>
    all(work, [
      sql`delete from model_version v where v.org_id = ${work.orgId} and (v.model_id, v.version) in ${keys(ids)}`,
    ]),
};

const numbers = (ids: readonly string[]): SQL => sql`any(${sql.param([...ids])}::bigint[])`;

const experiment: Removal = {
  lock: ({ db, orgId }, ids) =>
    db
      .execute(
        sql`select from experiment where org_id = ${orgId} and id = ${numbers(ids)} order by id for update`,
      )
      .then(() => undefined),
  changed: none,
  inUse: (work, ids) =>
    idsOf(
      work,
      sql`select experiment_id::text as id from run where org_id = ${work.orgId} and experiment_id = ${numbers(ids)}
        union select experiment_id::text from logged_model where org_id = ${work.orgId} and experiment_id = ${numbers(ids)}`,
    ),
  remove: (work, ids) =>
    all(work, [sql`delete from experiment where org_id = ${work.orgId} and id = ${numbers(ids)}`]),
};

export const removals: Readonly<Record<Printed, Removal>> = {
  run,
  "logged-model": loggedModel,
  model,
  version,
  experiment,
};
