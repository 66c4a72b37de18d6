import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { modelVersions, registeredModels, versionTags } from "~/db/schema/registry";
import { actorName, memberOf, type Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { writeModelTags } from "~/server/tracking/commands/tag-logged-model";
import { loggedModelOf, uuidOfModel } from "~/server/tracking/queries/logged-model-row";
import { runIdOfText } from "~/server/tracking/rules/run-id";
import { modelContents } from "../queries/model-contents";
import { heldModel, type ModelKey } from "../queries/model-row";
import { type Origin, resolveSource } from "../queries/resolve-source";
import { storedContents } from "../queries/stored-contents";
import { type Version, versionOf, versionShape } from "../queries/version-row";
import { withRegistration } from "../rules/registrations";
import { description, modelName, registryTag, versionNumber } from "./registry-input";
import { tellWebhooks } from "./tell-webhooks";

/** Models whose versions are texts, not files. */
const IS_PROMPT = "mlflow.prompt.is_prompt";

const input = z.strictObject({
  name: modelName,
  source: z.string().min(1).max(65_535),
  runId: z.string().max(255).default(""),
  loggedModelId: z.string().max(255).default(""),
  runLink: z.string().max(2000).default(""),
  description: description.default(""),
  tags: z.array(registryTag).max(1000).default([]),
});

export const createVersion = command({
  name: "registry.create-version",
  summary: "Registers the next version of a model from where its files lie.",
  permission: "registry:write",
  route: "POST /models/{name}/versions",
  input,
  output: versionShape,
  run: async (work, asked) => {
    const model = await heldModel(work, asked.name);
    const origin = await originOf(work, asked);
    const version = await insert(work, { model, origin, asked });
    if (origin.loggedModelId !== null)
      await noteRegistration(work, origin.loggedModelId, { name: model.name, version });
    const made = await versionOf(work, model, version);
    await tellWebhooks(work, {
      event: "model_version.created",
      modelId: model.id,
      data: newsOf(made),
    });
    return {
      result: made,
      audit: {
        subject: `model:${model.name}/${version}`,
        after: { source: asked.source, ...origin, tags: asked.tags },
      },
    };
  },
});

const newsOf = ({ name, version, source, runId, tags, description: text }: Version) => ({
  name,
  version: String(version),
  source,
  run_id: runId,
  tags,
  description: text,
});

type Asked = z.output<typeof input>;

async function originOf(work: Work, asked: Asked): Promise<Origin> {
  const isPrompt = asked.tags.some(({ key, value }) => key === IS_PROMPT && value === "true");
  if (!isPrompt) return resolveSource(work, asked);
  return { artifactUri: asked.source, runId: null, loggedModelId: null };
}

type Made = { readonly model: ModelKey; readonly origin: Origin; readonly asked: Asked };

async function insert(work: Work, { model, origin, asked }: Made): Promise<number> {
  const { db, orgId } = work;
  const at = work.now();
  const version = await nextNumber(work, model.id, at);
  const { runId, loggedModelId, artifactUri } = origin;
  await db.insert(modelVersions).values({
    orgId,
    modelId: model.id,
    version: versionNumber.parse(version),
    source: asked.source,
    artifactUri,
    runId: runId === null ? null : runIdOfText(runId),
    runLink: asked.runLink,
    loggedModelId: loggedModelId === null ? null : uuidOfModel(loggedModelId),
    userName: actorName(work.actor),
    createdBy: memberOf(work.actor),
    status: "READY",
    stage: "None",
    description: asked.description,
    ...(await contentsOf(work, origin)),
    createdAt: at,
    updatedAt: at,
  });
  const tags = new Map(asked.tags.map((tag) => [tag.key, tag]));
  const rows = [...tags.values()].map((tag) => ({ orgId, modelId: model.id, version, ...tag }));
  if (rows.length > 0) await db.insert(versionTags).values(rows);
  return version;
}

/** Its files say it first; where none are kept here, the run that logged it may. */
async function contentsOf(work: Work, origin: Origin) {
  const stored = await storedContents(work, origin.artifactUri);
  if (stored === null) return modelContents(work, origin);
  const { unread, ...contents } = stored;
  return unread === null ? contents : { ...contents, ...(await modelContents(work, origin)) };
}

async function nextNumber({ db, orgId }: Work, modelId: string, updatedAt: Date): Promise<number> {
  const [drawn] = await db
    .update(registeredModels)
    .set({ nextVersion: sql`${registeredModels.nextVersion} + 1`, updatedAt })
    .where(and(eq(registeredModels.orgId, orgId), eq(registeredModels.id, modelId)))
    .returning({ next: registeredModels.nextVersion });
  if (drawn === undefined) throw new Error("The model that is held is gone.");
  return drawn.next - 1;
}

type Registration = { readonly name: string; readonly version: number };

/** The logged model says where it was registered, in a tag that clients read and add to. */
async function noteRegistration(work: Work, modelId: string, made: Registration): Promise<void> {
  const { tags } = await loggedModelOf(work, { modelId, deletedToo: true });
  const key = "mlflow.modelVersions";
  const value = withRegistration(tags[key], made);
  // A list that outgrew its tag is left as it is; the versions themselves say where they come from.
  if (value.length > 8000) return;
  await writeModelTags(work, { modelUuid: uuidOfModel(modelId), tags: [{ key, value }] });
}
