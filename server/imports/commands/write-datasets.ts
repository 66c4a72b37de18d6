import { sql } from "drizzle-orm";
import { runDatasets, runInputs } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import {
  MAX_DATASET_DIGEST_CHARACTERS,
  MAX_DATASET_NAME_CHARACTERS,
} from "~/server/tracking/rules/limits";
import { CONTEXT_TAG } from "~/server/tracking/rules/special-tags";
import { cutTo } from "../rules/names";
import type { Arriving } from "./write-runs";

type Into = { readonly experimentId: number; readonly arriving: readonly Arriving[] };

/** Which data the runs read. Data of one name and digest is one, whoever names it. */
export async function writeDatasets(
  { db, orgId }: Work,
  { experimentId, arriving }: Into,
): Promise<void> {
  const inputs = arriving.flatMap(({ id, run }) =>
    run.datasets.map((dataset) => ({
      run: id,
      dataset,
      name: cutTo(dataset.name, MAX_DATASET_NAME_CHARACTERS),
      digest: cutTo(dataset.digest, MAX_DATASET_DIGEST_CHARACTERS),
    })),
  );
  if (inputs.length === 0) return;
  const distinct = new Map(
    inputs.map((input) => [JSON.stringify([input.name, input.digest]), input]),
  );
  const rows = [...distinct.keys()].toSorted().flatMap((key) => {
    const input = distinct.get(key);
    if (input === undefined) return [];
    const { sourceType, source, schema, profile } = input.dataset;
    return [
      {
        id: newId(),
        name: input.name,
        digest: input.digest,
        source_type: sourceType,
        source,
        schema,
        profile,
      },
    ];
  });
  await db.execute(sql`
    insert into ${runDatasets} (org_id, id, experiment_id, name, digest, source_type, source, schema, profile)
    select ${orgId}::uuid, id, ${experimentId}::bigint, name, digest, source_type, source, schema, profile
    from json_to_recordset(${JSON.stringify(rows)}::json) as sent (id uuid, name text, digest text, source_type text,
      source text, schema text, profile text)
    on conflict do nothing`);
  const links = inputs.map(({ run, name, digest, dataset }) => {
    const tags = Object.fromEntries(dataset.tags.map(({ key, value }) => [key, value]));
    return { run, name, digest, context: tags[CONTEXT_TAG] ?? "", tags };
  });
  await db.execute(sql`
    insert into ${runInputs} (org_id, run_id, dataset_id, context, tags)
    select ${orgId}::uuid, sent.run, data.id, sent.context, sent.tags
    from json_to_recordset(${JSON.stringify(links)}::json) as sent (run uuid, name text, digest text, context text, tags jsonb)
      join ${runDatasets} data on data.org_id = ${orgId} and data.experiment_id = ${experimentId}::bigint
        and data.name = sent.name and data.digest = sent.digest
    on conflict do nothing`);
}
