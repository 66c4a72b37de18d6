import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runTags } from "~/db/schema/tracking";
import { DomainError } from "~/server/core/errors";
import { ingest } from "~/server/core/operation";
import { activeRun } from "../queries/run-state";
import { MAX_TAG_VALUE_CHARACTERS } from "../rules/limits";
import { MODELS_TAG } from "../rules/special-tags";
import { append } from "./append";
import { runId } from "./run-input";

const required = ["artifact_path", "flavors", "utc_time_created", "run_id"];

export const recordModel = ingest({
  name: "tracking.record-model",
  summary: "Keeps what a client before 3.x says of a model it wrote, in the run's own list.",
  permission: "tracking:write",
  input: z.strictObject({ runId, modelJson: z.string().min(1).max(1_000_000) }),
  output: z.object({}),
  run: async (work, { runId, modelJson }) => {
    const model = modelOf(modelJson);
    const { id } = await activeRun(work, runId);
    const [tag] = await work.db
      .select({ value: runTags.value })
      .from(runTags)
      .where(
        and(eq(runTags.orgId, work.orgId), eq(runTags.runId, id), eq(runTags.key, MODELS_TAG)),
      );
    const value = JSON.stringify([...listOf(tag?.value), summaryOf(model)]);
    if (value.length > MAX_TAG_VALUE_CHARACTERS) {
      const message = `The list of models of run ${runId} would be longer than ${MAX_TAG_VALUE_CHARACTERS} characters. Log further models to another run.`;
      throw new DomainError("invalid", message);
    }
    await append(work, runId, { tags: { keys: [MODELS_TAG], values: [value] } });
    return {};
  },
});

type Model = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Model =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function modelOf(modelJson: string): Model {
  const model = parsed(modelJson);
  if (!isObject(model)) {
    const message = `Malformed model info. \n ${modelJson.slice(0, 500)} \n is not a valid JSON.`;
    throw new DomainError("invalid", message);
  }
  const missing = required.filter((name) => !(name in model));
  if (missing.length > 0) {
    const message = `Model json is missing mandatory fields: ${missing.join(", ")}`;
    throw new DomainError("invalid", message);
  }
  return model;
}

/** Whatever stood in the tag and is no list is replaced: anybody may write tags. */
function listOf(text: string | undefined): unknown[] {
  const list = text === undefined ? [] : parsed(text);
  return Array.isArray(list) ? list : [];
}

const kept = ["run_id", "utc_time_created", "artifact_path", "model_uuid"];

/** What the reference keeps; signatures and configurations stand in the model's own file. */
function summaryOf(model: Model): Model {
  const flavors = isObject(model["flavors"]) ? model["flavors"] : {};
  const withoutConfig = Object.entries(flavors).map(([name, flavor]) => [
    name,
    isObject(flavor)
      ? Object.fromEntries(Object.entries(flavor).filter(([key]) => key !== "config"))
      : flavor,
  ]);
  return {
    ...Object.fromEntries(Object.entries(model).filter(([key]) => kept.includes(key))),
    flavors: Object.fromEntries(withoutConfig),
  };
}
