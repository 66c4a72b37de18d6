import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { aliasAssignments } from "~/db/schema/registry";
import { actorName, memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { heldModel } from "../queries/model-row";
import { versionOf } from "../queries/version-row";
import { problemOfAlias } from "../rules/alias";
import { closing } from "./close-aliases";
import { modelName, reason, versionNumber } from "./registry-input";
import { tellWebhooks } from "./tell-webhooks";

/** The one way an alias moves, so that whoever guards it has one door to watch. */
export const moveAlias = command({
  name: "registry.move-alias",
  summary:
    "Points an alias such as champion at a version, or at none; what it meant before stays in its history.",
  permission: "registry:write",
  route: "PUT /models/{name}/aliases/{alias}",
  input: z.strictObject({
    name: modelName,
    alias: z.string().max(1000),
    /** The version it shall mean; `none` takes the alias away. */
    version: z.union([versionNumber, z.literal("none")]),
    reason,
  }),
  output: z.object({
    name: z.string(),
    alias: z.string(),
    version: z.number().int().nullable(),
    previous: z.number().int().nullable(),
  }),
  run: async (work, { name, alias, reason: why, ...asked }) => {
    const version = asked.version === "none" ? null : asked.version;
    refuseAlias(alias);
    const model = await heldModel(work, name);
    if (version !== null) await versionOf(work, model, version);
    const move = { modelId: model.id, alias, version, reason: why };
    const previous = await openVersion(work, move);
    if (previous !== version) await carryOut(work, move);
    await tellWebhooks(work, newsOf(model.name, move));
    return {
      result: { name: model.name, alias, version, previous },
      audit: {
        subject: `model:${model.name}@${alias}`,
        before: { version: previous },
        after: { version },
        ...(why === "" ? {} : { reason: why }),
      },
    };
  },
});

function refuseAlias(alias: string): void {
  const problem = problemOfAlias(alias);
  if (problem !== null) throw new DomainError("invalid", problem, { fields: { alias: problem } });
}

type Move = {
  readonly modelId: string;
  readonly alias: string;
  readonly version: number | null;
  readonly reason: string;
};

const isOpen = ({ orgId }: Work, { modelId, alias }: Move) =>
  and(
    eq(aliasAssignments.orgId, orgId),
    eq(aliasAssignments.modelId, modelId),
    eq(aliasAssignments.alias, alias),
    isNull(aliasAssignments.validTo),
  );

const newsOf = (name: string, { modelId, alias, version }: Move) =>
  version === null
    ? { event: "model_version_alias.deleted" as const, modelId, data: { name, alias } }
    : {
        event: "model_version_alias.created" as const,
        modelId,
        data: { name, alias, version: String(version) },
      };

async function openVersion(work: Work, move: Move): Promise<number | null> {
  const [open] = await work.db
    .select({ version: aliasAssignments.version })
    .from(aliasAssignments)
    .where(isOpen(work, move));
  return open?.version ?? null;
}

/** One assignment ends in the moment in which the next begins, so that no time is left between them. */
async function carryOut(work: Work, move: Move): Promise<void> {
  const { db, orgId, actor } = work;
  const at = work.now();
  const [closed] = await db
    .update(aliasAssignments)
    .set(closing(at))
    .where(isOpen(work, move))
    .returning({ validTo: aliasAssignments.validTo });
  if (move.version === null) return;
  await db.insert(aliasAssignments).values({
    orgId,
    id: newId(),
    modelId: move.modelId,
    alias: move.alias,
    version: move.version,
    validFrom: sql`greatest(${at}::timestamptz, ${closed?.validTo ?? at}::timestamptz)`,
    setBy: memberOf(actor),
    setByName: actorName(actor),
    reason: move.reason,
  });
}
