import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { aliasAssignments, modelVersions } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { loggedModelOf, loggedModelShape } from "~/server/tracking/queries/logged-model-row";
import { type ModelKey, modelOf } from "./model-row";
import { runOfVersion, runShape } from "./run-of-version";
import { verdictOf } from "./verdict";
import { noSuchVersion, versionOf, versionShape } from "./version-row";

const aliasShape = z.object({
  alias: z.string(),
  since: z.date(),
  setByName: z.string(),
  reason: z.string(),
});

export const findVersion = query({
  name: "registry.find-version",
  summary:
    "A version with the run, data and parameters it came from, its aliases, and whether it could be built again.",
  permission: "registry:read",
  route: "GET /models/{name}/versions/{version}",
  input: z.strictObject({
    name: z.string().min(1).max(1000),
    version: z.number().int().min(1).max(2_147_483_647),
  }),
  output: versionShape.omit({ aliases: true }).extend({
    renamedFrom: z.string().nullable(),
    contentDigest: z.string().nullable(),
    signature: z.unknown(),
    flavors: z.unknown(),
    aliases: z.array(aliasShape),
    run: runShape.nullable(),
    loggedModel: loggedModelShape.nullable(),
    /** What is stored of its files now; null when they lie elsewhere. */
    files: z
      .object({
        ownerKind: z.enum(["run", "model"]),
        /** As another server drew it, too: any 128 bits. */
        ownerId: z.guid(),
        folder: z.string(),
        files: z.number().int(),
        bytes: z.number(),
        digest: z.string().nullable(),
        damaged: z.number().int(),
      })
      .nullable(),
    /** They are not what the version's digest was taken over. */
    filesChanged: z.boolean(),
    rebuild: z.object({
      rebuildable: z.boolean(),
      checked: z.number().int(),
      missing: z.array(z.object({ key: z.string(), what: z.string(), advice: z.string() })),
    }),
  }),
  run: async (work, { name, version: number }) => {
    const model = await modelOf(work, name);
    const version = await versionOf(work, model, number);
    const contents = await contentsOf(work, model, number);
    const run = version.runId === null ? null : await runOfVersion(work, version.runId);
    const loggedModel =
      version.loggedModelId === null
        ? null
        : await loggedModelOf(work, { modelId: version.loggedModelId, deletedToo: true });
    return {
      ...version,
      ...contents,
      renamedFrom: model.renamedFrom,
      aliases: await aliasesOf(work, model, number),
      run,
      loggedModel,
      ...(await verdictOf(work, { version, contents, run })),
    };
  },
});

export async function contentsOf({ db, orgId }: Work, model: ModelKey, version: number) {
  const [row] = await db
    .select({
      contentDigest: modelVersions.contentDigest,
      signature: modelVersions.signature,
      flavors: modelVersions.flavors,
    })
    .from(modelVersions)
    .where(
      and(
        eq(modelVersions.orgId, orgId),
        eq(modelVersions.modelId, model.id),
        eq(modelVersions.version, version),
      ),
    );
  if (row === undefined) throw noSuchVersion(model.name, version);
  return row;
}

export const aliasesOf = ({ db, orgId }: Work, model: ModelKey, version: number) =>
  db
    .select({
      alias: aliasAssignments.alias,
      since: aliasAssignments.validFrom,
      setByName: aliasAssignments.setByName,
      reason: aliasAssignments.reason,
    })
    .from(aliasAssignments)
    .where(
      and(
        eq(aliasAssignments.orgId, orgId),
        eq(aliasAssignments.modelId, model.id),
        eq(aliasAssignments.version, version),
        isNull(aliasAssignments.validTo),
      ),
    )
    .orderBy(sql`${aliasAssignments.alias} collate "C"`);
