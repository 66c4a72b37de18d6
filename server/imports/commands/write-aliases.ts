import { sql } from "drizzle-orm";
import { aliasAssignments } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { keepFingerprints } from "../queries/fingerprints";
import { localIds } from "../queries/items";
import type { Job } from "../queries/job-row";
import type { BroughtModel } from "../rules/brought";
import { cutTo } from "../rules/names";
import { note } from "./hold";
import { versionKey } from "./write-versions";

/** Points the aliases of a page of models at their versions. One that means something else here stays as it is. */
export async function writeAliases(
  work: Work,
  job: Job,
  models: readonly BroughtModel[],
): Promise<void> {
  const asked = models.flatMap(({ name, aliases }) =>
    aliases.map(({ alias, version }) => ({ name, alias: cutTo(alias, 255), version })),
  );
  const keyOf = ({ name, version }: (typeof asked)[number]) => versionKey({ model: name, version });
  const versions = await localIds(work, job, { kind: "version", ids: asked.map(keyOf) });
  for (const one of asked) {
    const [modelId = "", number = ""] = versions.get(keyOf(one))?.split("/") ?? [];
    if (modelId === "") continue;
    const meant = await pointed(work, job, { modelId, alias: one.alias, version: Number(number) });
    if (meant === Number(number)) continue;
    const name = `${one.name}@${one.alias}`;
    const became = `here: version ${meant}`;
    await note(work, job.id, [
      { reason: "alias-taken", kind: "alias", originId: name, name, became },
    ]);
  }
  await keepFingerprints(work, job.id, { kind: "version", ids: [...versions.values()] });
}

type Alias = { readonly modelId: string; readonly alias: string; readonly version: number };

/** Gives the alias unless it is given already. @returns the version it means now */
async function pointed(work: Work, job: Job, { modelId, alias, version }: Alias): Promise<number> {
  const { db, orgId } = work;
  const made = await db
    .insert(aliasAssignments)
    .values({
      orgId,
      id: newId(),
      modelId,
      alias,
      version,
      validFrom: work.now(),
      validTo: null,
      setBy: job.createdBy,
      setByName: "import",
      reason: cutTo(`Imported from ${job.origin}`, 2000),
    })
    .onConflictDoNothing()
    .returning({ version: aliasAssignments.version });
  if (made.length > 0) return version;
  const [there] = await db.execute<{ version: number }>(sql`
    select version from ${aliasAssignments}
    where org_id = ${orgId} and model_id = ${modelId} and alias = ${alias} and valid_to is null`);
  return there?.version ?? version;
}
