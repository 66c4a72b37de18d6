import { sql } from "drizzle-orm";
import { newId } from "~/server/core/ids";
import type { house } from "./house";

export type Place = Pick<Awaited<ReturnType<typeof house>>, "orgId" | "within">;
type Status = "FINISHED" | "FAILED" | "KILLED" | "RUNNING";

export type RunSeed = {
  readonly startedAt: Date;
  readonly name?: string;
  readonly status?: Status;
  readonly params?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** Names of data; the digest is made of the name. */
  readonly data?: readonly string[];
  /** Paths of files it stored. */
  readonly files?: readonly string[];
  /** Paths of files of a model that it logged. */
  readonly modelFiles?: readonly string[];
  readonly createdBy?: string;
  readonly isDeleted?: boolean;
};

/** A run with everything that the checks look for. */
export const wholeRun = {
  params: { depth: "3" },
  metrics: { loss: 0.5 },
  tags: { "mlflow.source.git.commit": "c0ffee", "mlflow.source.git.dirty": "False" },
  data: ["payments"],
  files: ["model/requirements.txt"],
} as const satisfies Partial<RunSeed>;

export type ModelSeed = {
  readonly name: string;
  readonly createdAt: Date;
  readonly team?: string | null;
  readonly lifecycle?: "development" | "validation" | "production" | "retired";
  readonly owner?: string;
  readonly deputy?: string;
  readonly isPrompt?: boolean;
};

export type VersionSeed = {
  readonly createdAt: Date;
  readonly stage?: "None" | "Staging" | "Production" | "Archived";
  readonly champion?: boolean;
  readonly runId?: string | null;
  readonly description?: string;
  readonly signature?: object | null;
  readonly createdBy?: string;
};

type Files = {
  readonly kind: "run" | "model";
  readonly owner: string;
  readonly paths: readonly string[];
};

async function store({ orgId, within }: Place, { kind, owner, paths }: Files): Promise<void> {
  const sha = "ab".repeat(32);
  await within(async (db) => {
    await db.execute(
      sql`insert into blob values (${orgId}, ${sha}, 1, now(), null) on conflict do nothing`,
    );
    for (const path of paths) {
      await db.execute(
        sql`insert into artifact values (${orgId}, ${kind}, ${owner}, ${path}, ${sha}, 1, 'text/plain', now(), null)`,
      );
    }
  });
}

type Address = { readonly id: string; readonly experiment: number };

const entries = (record: RunSeed["params"] | RunSeed["metrics"] = {}) => Object.entries(record);

async function describe({ orgId, within }: Place, { id, experiment }: Address, seed: RunSeed) {
  await within(async (db) => {
    for (const [key, value] of entries(seed.params))
      await db.execute(
        sql`insert into run_param values (${orgId}, ${id}, ${key}, ${value}, ${experiment})`,
      );
    for (const [key, value] of entries(seed.tags))
      await db.execute(
        sql`insert into run_tag values (${orgId}, ${id}, ${key}, ${value}, ${experiment})`,
      );
    for (const [key, value] of entries(seed.metrics))
      await db.execute(
        sql`insert into metric_latest values (${orgId}, ${id}, ${key}, ${experiment}, ${value}, 0, 0)`,
      );
    for (const name of seed.data ?? []) {
      await db.execute(sql`
        insert into run_dataset (org_id, id, experiment_id, name, digest, source_type, source)
        values (${orgId}, ${newId()}, ${experiment}, ${name}, ${`d-${name}`}, 'http', '{}') on conflict do nothing`);
      await db.execute(sql`
        insert into run_input select org_id, ${id}::uuid, id, 'training', '{}' from run_dataset
        where org_id = ${orgId} and experiment_id = ${experiment} and name = ${name}`);
    }
  });
}

async function logModel(place: Place, run: Address, paths: readonly string[]): Promise<void> {
  const id = newId();
  await place.within((db) =>
    db.execute(sql`insert into logged_model values (${place.orgId}, ${id}, ${run.experiment}, 'model', '',
      'LOGGED_MODEL_READY', '', ${run.id}, 'x:/', 0, 0, null)`),
  );
  await store(place, { kind: "model", owner: id, paths });
}

async function writeRun(place: Place, experiment: number, seed: RunSeed): Promise<string> {
  const run = { id: newId(), experiment };
  const { startedAt, name = "run", status = "FINISHED", createdBy = null, isDeleted } = seed;
  const deletedAt = isDeleted === true ? startedAt.toISOString() : null;
  await place.within((db) =>
    db.execute(sql`
      insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri, created_by, deleted_at)
      values (${place.orgId}, ${run.id}, ${experiment}, ${name}, 'ana', ${status}, ${startedAt.getTime()}, 'x:/',
        ${createdBy}, ${deletedAt}::timestamptz)`),
  );
  await describe(place, run, seed);
  if (seed.files) await store(place, { kind: "run", owner: run.id, paths: seed.files });
  if (seed.modelFiles) await logModel(place, run, seed.modelFiles);
  return run.id;
}

async function writeModel({ orgId, within }: Place, seed: ModelSeed): Promise<string> {
  const id = newId();
  const { name, team = null, owner = null, deputy = null, lifecycle = "production" } = seed;
  await within(async (db) => {
    await db.execute(sql`
      insert into registered_model (org_id, id, name, owner_team_id, owner_member_id, deputy_member_id, lifecycle,
        next_version, created_at, updated_at)
      values (${orgId}, ${id}, ${name}, ${team}, ${owner}, ${deputy}, ${lifecycle}, 1,
        ${seed.createdAt.toISOString()}::timestamptz, now())`);
    if (seed.isPrompt === true) {
      await db.execute(
        sql`insert into registered_model_tag values (${orgId}, ${id}, 'mlflow.prompt.is_prompt', 'true')`,
      );
    }
  });
  return id;
}

type Numbered = { readonly model: string; readonly number: number };

async function writeVersion(
  { orgId, within }: Place,
  { model, number }: Numbered,
  seed: VersionSeed,
) {
  const signature = seed.signature == null ? null : JSON.stringify(seed.signature);
  const { stage = "None", description = "", runId = null, createdBy = null } = seed;
  const at = seed.createdAt.toISOString();
  await within(async (db) => {
    await db.execute(sql`
      insert into model_version (org_id, model_id, version, source, artifact_uri, run_id, user_name, created_by, status,
        stage, description, signature, created_at, updated_at)
      values (${orgId}, ${model}, ${number}, 'x:/', 'x:/', ${runId}, 'ana', ${createdBy}, 'READY', ${stage},
        ${description}, ${signature}::jsonb, ${at}::timestamptz, now())`);
    if (seed.champion === true) {
      await db.execute(sql`
        insert into alias_assignment values (${orgId}, ${newId()}, ${model}, 'champion', ${number}, ${at}::timestamptz,
          null, ${createdBy}, 'Ana')`);
    }
  });
}

/** Writes experiments, runs and models as they would stand after a while, without the calls that lead there. */
export function lifecycle(place: Place) {
  const { orgId, within } = place;
  let experiments = 0;
  const experiment = async (tags: Readonly<Record<string, string>> = {}) => {
    experiments += 1;
    const id = experiments;
    await within(async (db) => {
      await db.execute(sql`insert into experiment (org_id, id, name, artifact_root, created_at, updated_at)
        values (${orgId}, ${id}, ${`Experiment ${id}`}, 'mlflow-artifacts:/', now(), now())`);
      for (const [key, value] of entries(tags))
        await db.execute(
          sql`insert into experiment_tag values (${orgId}, ${id}, ${key}, ${value})`,
        );
    });
    return id;
  };
  return {
    experiment,
    run: (experimentId: number, seed: RunSeed) => writeRun(place, experimentId, seed),
    model: (seed: ModelSeed) => writeModel(place, seed),
    version: (model: string, number: number, seed: VersionSeed) =>
      writeVersion(place, { model, number }, seed),
  };
}
