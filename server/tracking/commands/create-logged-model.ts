import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runs } from "~/db/schema/tracking";
import { loggedModels, loggedModelTags } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { activeExperiment } from "../queries/experiment-row";
import { loggedModelOf, loggedModelShape } from "../queries/logged-model-row";
import { modelIdText, runIdOfText } from "../rules/run-id";
import { experimentId } from "./experiment-input";
import {
  lastOfEach,
  loggedModelName,
  loggedModelParam,
  loggedModelTag,
} from "./logged-model-input";
import { writeModelParams } from "./write-model-params";

export const createLoggedModel = command({
  name: "tracking.create-logged-model",
  summary: "Announces a model that a run is about to write; its files follow.",
  permission: "tracking:write",
  route: "POST /logged-models",
  input: z.strictObject({
    experimentId,
    name: loggedModelName.default(""),
    modelType: z.string().max(500).default(""),
    sourceRunId: z.string().max(255).default(""),
    params: z.array(loggedModelParam).max(1000).default([]),
    tags: z.array(loggedModelTag).max(1000).default([]),
  }),
  output: loggedModelShape,
  run: async (work, { params, tags, ...asked }) => {
    const { artifactRoot } = await activeExperiment(work, asked.experimentId);
    const sourceRunId = await runOf(work, asked.sourceRunId);
    const id = newId();
    const modelId = modelIdText(id);
    const at = work.now().getTime();
    await work.db.insert(loggedModels).values({
      orgId: work.orgId,
      id,
      experimentId: asked.experimentId,
      // Without a name it is called by the end of its id, which differs most.
      name: asked.name || `model-${modelId.slice(-8)}`,
      modelType: asked.modelType,
      status: "LOGGED_MODEL_PENDING",
      statusMessage: "",
      sourceRunId,
      artifactUri: `${artifactRoot.replace(/\/+$/, "")}/models/${modelId}/artifacts`,
      createdMs: at,
      updatedMs: at,
    });
    const rows = lastOfEach(tags).map((tag) => ({ orgId: work.orgId, modelId: id, ...tag }));
    if (rows.length > 0) await work.db.insert(loggedModelTags).values(rows);
    await writeModelParams(work, { modelUuid: id, params });
    const result = await loggedModelOf(work, { modelId });
    const { name, experimentId: of, sourceRunId: run } = result;
    return {
      result,
      audit: { subject: `logged-model:${modelId}`, after: { name, experimentId: of, run } },
    };
  },
});

async function runOf({ db, orgId }: Work, runId: string): Promise<string | null> {
  if (runId === "") return null;
  const id = runIdOfText(runId);
  const [run] =
    id === null
      ? []
      : await db
          .select({ id: runs.id })
          .from(runs)
          .where(and(eq(runs.orgId, orgId), eq(runs.id, id)));
  if (run === undefined) throw new DomainError("not-found", `Run with id=${runId} not found`);
  return run.id;
}
