import { sql } from "drizzle-orm";
import { modelTags, registeredModels } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { keepFingerprints } from "../queries/fingerprints";
import { broughtBefore, type Item, localIds, remember } from "../queries/items";
import type { Job } from "../queries/job-row";
import type { BroughtModel } from "../rules/brought";
import { cutTo, freeName } from "../rules/names";
import { note } from "./hold";
import { fitting, ORIGIN_TAG } from "./write-runs";

const MOST_NAME = 256;
export const MOST_DESCRIPTION = 20_000;
export const MOST_TAG = 100_000;

/** Makes the registered models of the source here, or says which one of ours takes in the versions. */
export async function writeModels(
  work: Work,
  job: Job,
  all: readonly BroughtModel[],
): Promise<void> {
  const ids = all.map(({ name }) => name);
  const here = await localIds(work, job, { kind: "model", ids });
  const before = await broughtBefore(work, job, { kind: "model", ids });
  for (const model of all) {
    if (here.has(model.name) || model.name === "") continue;
    const known = before.get(model.name);
    const item: Item =
      known === undefined
        ? await placed(work, job, model)
        : { kind: "model", originId: model.name, localId: known, how: "known" };
    await remember(work, job.id, [item]);
  }
  const made = await localIds(work, job, { kind: "model", ids });
  await keepFingerprints(work, job.id, { kind: "model", ids: [...made.values()] });
}

async function placed(work: Work, job: Job, model: BroughtModel): Promise<Item> {
  const item = { kind: "model", originId: model.name } as const;
  // Slashes and colons would make an address of it that means something else.
  const name = cutTo(model.name.replaceAll(/[/:]/g, "-").trim() || "model", MOST_NAME);
  const about = { kind: "model", originId: model.name, name: model.name };
  const there = await modelNamed(work, name);
  if (there !== undefined && job.modelClash === "merge") {
    await note(work, job.id, [{ ...about, reason: "joined", became: name }]);
    return { ...item, localId: there, how: "joined" };
  }
  const taken = there === undefined ? new Set<string>() : await namesLike(work, name);
  const own =
    there === undefined ? name : freeName(name, (candidate) => taken.has(candidate), MOST_NAME);
  if (own !== model.name) await note(work, job.id, [{ ...about, reason: "renamed", became: own }]);
  return { ...item, localId: await make(work, job, { model, name: own }), how: "made" };
}

export async function modelNamed({ db, orgId }: Work, name: string): Promise<string | undefined> {
  const [there] = await db.execute<{ id: string }>(sql`
    select id from ${registeredModels} where org_id = ${orgId} and name = ${name} and deleted_at is null`);
  return there?.id;
}

async function namesLike({ db, orgId }: Work, name: string): Promise<ReadonlySet<string>> {
  const rows = await db.execute<{ name: string }>(sql`
    select name from ${registeredModels}
    where org_id = ${orgId} and deleted_at is null and starts_with(name, ${cutTo(name, 200)})`);
  return new Set(rows.map((row) => row.name));
}

type Made = { readonly model: BroughtModel; readonly name: string };

async function make(work: Work, job: Job, { model, name }: Made): Promise<string> {
  const { db, orgId } = work;
  const id = newId();
  const about = { kind: "value", originId: `model ${model.name}`, name };
  const description = fitting(
    [{ key: "description", value: model.description }],
    MOST_DESCRIPTION,
    about,
  );
  const tags = fitting(
    model.tags.filter(({ key }) => key !== ORIGIN_TAG),
    MOST_TAG,
    about,
  );
  await db.insert(registeredModels).values({
    orgId,
    id,
    name,
    description: description.kept[0]?.value ?? "",
    lifecycle: "development",
    nextVersion: 1,
    createdBy: job.createdBy,
    createdAt: new Date(model.createdMs || work.now().getTime()),
    updatedAt: new Date(model.updatedMs || work.now().getTime()),
  });
  const address = job.source === "mlflow" ? `/#/models/${encodeURIComponent(model.name)}` : "";
  const rows = [...tags.kept, { key: ORIGIN_TAG, value: `${job.origin}${address}` }];
  await db.insert(modelTags).values(rows.map((tag) => ({ orgId, modelId: id, ...tag })));
  await note(work, job.id, [...description.notes, ...tags.notes]);
  return id;
}
