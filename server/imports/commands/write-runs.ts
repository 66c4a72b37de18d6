import { sql } from "drizzle-orm";
import { importLinks } from "~/db/schema/imports";
import { runParams, runs, runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import {
  MAX_KEY_CHARACTERS,
  MAX_PARAM_VALUE_CHARACTERS,
  MAX_TAG_VALUE_CHARACTERS,
} from "~/server/tracking/rules/limits";
import { runIdOfText, runIdText } from "~/server/tracking/rules/run-id";
import { NAME_TAG } from "~/server/tracking/rules/special-tags";
import { keepFingerprints } from "../queries/fingerprints";
import { broughtBefore, type Item, localIds, remember } from "../queries/items";
import type { Job } from "../queries/job-row";
import type { BroughtRun, Point, Text } from "../rules/brought";
import { artifactUriOf, cutTo } from "../rules/names";
import { type Note, note } from "./hold";
import { writeDatasets } from "./write-datasets";
import { writePoints } from "./write-points";

/** Where something comes from, for whoever looks at it here. */
export const ORIGIN_TAG = "cairn.origin";

/** A run on its way in, with its id here. */
export type Arriving = { readonly id: string; readonly run: BroughtRun };

export type RunPage = {
  /** Of the experiment, here. */
  readonly experimentId: number;
  readonly runs: readonly BroughtRun[];
  readonly points: ReadonlyMap<string, readonly Point[]>;
};

/** Writes a page of runs with everything logged to them, each once, however often it is called. */
export async function writeRuns(
  work: Work,
  job: Job,
  { experimentId, runs: page, points }: RunPage,
): Promise<void> {
  const ids = page.map(({ id }) => id);
  const here = await localIds(work, job, { kind: "run", ids });
  const before = await broughtBefore(work, job, { kind: "run", ids });
  const known = page.flatMap(({ id }): Item[] => {
    const localId = here.has(id) ? undefined : before.get(id);
    return localId === undefined ? [] : [{ kind: "run", originId: id, localId, how: "known" }];
  });
  await remember(work, job.id, known);
  const fresh = page.filter(({ id }) => !here.has(id) && !before.has(id));
  const arriving = await withIds(work, job, fresh);
  if (arriving.length === 0) return;
  await insertRuns(work, job, { experimentId, arriving });
  await insertTexts(work, job, { experimentId, arriving });
  await writePoints(work, job, { experimentId, arriving, points });
  await writeDatasets(work, { experimentId, arriving });
  await insertLinks(work, job, arriving);
  const inside = String(experimentId);
  const made = arriving.map(
    ({ id, run }) => ({ kind: "run", originId: run.id, localId: id, inside, how: "made" }) as const,
  );
  await remember(work, job.id, made);
  await keepFingerprints(work, job.id, { kind: "run", ids: arriving.map(({ id }) => id) });
}

/** Ids of the source are kept where they are free and fit. */
async function withIds(work: Work, job: Job, fresh: readonly BroughtRun[]): Promise<Arriving[]> {
  const wanted = new Map(fresh.map(({ id }) => [id, runIdOfText(id)]));
  const taken = await takenRuns(
    work,
    [...wanted.values()].filter((id) => id !== null),
  );
  const notes: Note[] = [];
  const arriving = fresh.map((run): Arriving => {
    const own = wanted.get(run.id) ?? null;
    if (own !== null && !taken.has(own)) return { id: own, run };
    const id = newId();
    if (own !== null) {
      notes.push({
        reason: "another-id",
        kind: "run",
        originId: run.id,
        name: run.name || run.id,
        became: runIdText(id),
      });
    }
    return { id, run };
  });
  await note(work, job.id, notes);
  return arriving;
}

async function takenRuns(
  { db, orgId }: Work,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from ${runs} where org_id = ${orgId} and id = any(${sql.param([...ids])}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

type Into = { readonly experimentId: number; readonly arriving: readonly Arriving[] };

const nameOf = ({ name, tags, id }: BroughtRun): string =>
  name || tags.find(({ key }) => key === NAME_TAG)?.value || `run-${id.slice(0, 8)}`;

async function insertRuns(
  { db, orgId, now }: Work,
  job: Job,
  { experimentId, arriving }: Into,
): Promise<void> {
  const rows = arriving.map(({ id, run }) => ({
    id,
    name: nameOf(run),
    user_name: cutTo(run.userName, 250),
    status: run.status,
    started_ms: run.startedMs,
    ended_ms: run.endedMs,
    artifact_uri: artifactUriOf(run.artifactUri, job.withFiles, {
      experimentId,
      hex: runIdText(id),
      kind: "run",
    }),
    deleted: run.isDeleted,
  }));
  await db.execute(sql`
    insert into ${runs} (org_id, id, experiment_id, name, user_name, status, started_ms, ended_ms, artifact_uri, created_by, deleted_at)
    select ${orgId}::uuid, id, ${experimentId}::bigint, name, user_name, status, started_ms, ended_ms, artifact_uri,
      ${job.createdBy}::uuid, case when deleted then ${now()}::timestamptz end
    from json_to_recordset(${JSON.stringify(rows)}::json) as sent (id uuid, name text, user_name text, status text,
      started_ms bigint, ended_ms bigint, artifact_uri text, deleted boolean)`);
}

/** Keys that do not fit are left out and longer values cut; both are said. */
export function fitting(texts: readonly Text[], most: number, about: Omit<Note, "reason">) {
  const notes: Note[] = [];
  const kept = texts.flatMap(({ key, value }): Text[] => {
    const named = { ...about, originId: `${about.originId}/${key}`, name: `${about.name}: ${key}` };
    if (cutTo(key, MAX_KEY_CHARACTERS) !== key) {
      notes.push({ ...named, reason: "unreadable" });
      return [];
    }
    const short = cutTo(value, most);
    if (short !== value) notes.push({ ...named, reason: "cut" });
    return [{ key, value: short }];
  });
  return { kept, notes };
}

/** The run's name is a tag as well, and where it comes from is one. */
function tagsOf(job: Job, run: BroughtRun): readonly Text[] {
  const own = run.tags.filter(({ key }) => key !== NAME_TAG && key !== ORIGIN_TAG);
  const address =
    job.source === "mlflow" ? `/#/experiments/${run.experimentId}/runs/${run.id}` : `: ${run.id}`;
  return [
    ...own,
    { key: NAME_TAG, value: nameOf(run) },
    { key: ORIGIN_TAG, value: `${job.origin}${address}` },
  ];
}

async function insertTexts(work: Work, job: Job, { experimentId, arriving }: Into): Promise<void> {
  const notes: Note[] = [];
  const rowsOf = (most: number, textsOf: (run: BroughtRun) => readonly Text[]) =>
    arriving.flatMap(({ id, run }) => {
      const about = { kind: "value", originId: run.id, name: nameOf(run) };
      const fit = fitting(textsOf(run), most, about);
      notes.push(...fit.notes);
      return fit.kept.map((text) => ({ id, ...text }));
    });
  const params = rowsOf(MAX_PARAM_VALUE_CHARACTERS, (run) => run.params);
  const tags = rowsOf(MAX_TAG_VALUE_CHARACTERS, (run) => tagsOf(job, run));
  for (const [table, rows] of [
    [runParams, params],
    [runTags, tags],
  ] as const) {
    await work.db.execute(sql`
      insert into ${table} (org_id, run_id, key, value, experiment_id)
      select ${work.orgId}::uuid, id, key, value, ${experimentId}::bigint
      from json_to_recordset(${JSON.stringify(rows)}::json) as sent (id uuid, key text, value text)`);
  }
  await note(work, job.id, notes);
}

async function insertLinks(
  { db, orgId }: Work,
  job: Job,
  arriving: readonly Arriving[],
): Promise<void> {
  const rows = arriving.flatMap(({ id, run }) => run.links.map((link) => ({ id, ...link })));
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into ${importLinks} (org_id, import_id, run_id, model_origin_id, role, step)
    select ${orgId}::uuid, ${job.id}::uuid, id, left("modelId", 300), role, step
    from json_to_recordset(${JSON.stringify(rows)}::json) as sent (id uuid, "modelId" text, role text, step bigint)
    on conflict do nothing`);
}
