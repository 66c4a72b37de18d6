import { z } from "zod";
import { problemOfModelName } from "../rules/model-name";

/** The first thing that is wrong with a value, as zod's own message. */
const judged =
  (problemOf: (value: string) => string | null) => (context: z.core.ParsePayload<string>) => {
    const problem = problemOf(context.value);
    if (problem === null) return;
    context.issues.push({ code: "custom", message: problem, input: context.value });
  };

/** A name to find a model by: what no model can be called is simply not found. */
export const modelName = z.string().min(1).max(1000);

/** A name to give a model. */
export const newModelName = z.string().check(judged(problemOfModelName));

export const versionNumber = z.number().int().min(1).max(2_147_483_647);

export const description = z.string().max(20_000, "it is longer than 20000 characters");

const key = z.string().min(1).max(250, "its key is longer than 250 characters");

/** A tag in the registry's limits. */
export const registryTag = z.strictObject({
  key,
  value: z.string().max(100_000, "its value is longer than 100000 characters").default(""),
});

/** Why something is moved, for the history. */
export const reason = z.string().trim().max(2000).default("");
