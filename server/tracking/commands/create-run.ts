import { z } from "zod";
import { runs, runTags } from "~/db/schema/tracking";
import { actorName, memberOf } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { activeRoot } from "../queries/experiment-row";
import { newRun, runShape } from "../queries/run-row";
import { readTexts, type Texts } from "../rules/logged";
import { MAX_TAG_VALUE_CHARACTERS } from "../rules/limits";
import { randomRunName } from "../rules/random-name";
import { runIdText } from "../rules/run-id";
import { NAME_TAG } from "../rules/special-tags";
import { experimentId } from "./experiment-input";
import { epochMs, plainText, rows, wellRead } from "./run-input";

export const createRun = command({
  name: "tracking.create-run",
  summary: "Starts a run: everything a script reports is logged to it.",
  permission: "tracking:write",
  route: "POST /runs",
  input: z.strictObject({
    experimentId: experimentId.default(0),
    name: plainText(MAX_TAG_VALUE_CHARACTERS).default(""),
    /** Whoever ran the script, in its own words. */
    userName: plainText(250).default(""),
    startedMs: epochMs.optional(),
    tags: rows,
  }),
  output: runShape,
  run: async (work, input) => {
    const sent = wellRead(readTexts(input.tags, { kind: "tag", path: "tags" }));
    const artifactRoot = await activeRoot(work, input.experimentId);
    const id = newId();
    const runId = runIdText(id);
    const name = nameOf(input.name, sent) ?? randomRunName(Math.random);
    const row = {
      orgId: work.orgId,
      id,
      experimentId: input.experimentId,
      name,
      userName: input.userName || actorName(work.actor),
      status: "RUNNING" as const,
      startedMs: input.startedMs ?? work.now().getTime(),
      endedMs: null,
      artifactUri: `${artifactRoot.replace(/\/+$/, "")}/${runId}/artifacts`,
      createdBy: memberOf(work.actor),
      sealedDigest: null,
      frozenAt: null,
      deletedAt: null,
    };
    const tags = new Map(sent.keys.map((key, at) => [key, sent.values[at] ?? ""]));
    tags.set(NAME_TAG, name);
    const place = { orgId: work.orgId, runId: id, experimentId: input.experimentId };
    await Promise.all([
      work.db.insert(runs).values(row),
      work.db.insert(runTags).values([...tags].map(([key, value]) => ({ ...place, key, value }))),
    ]);
    return {
      result: newRun(row, tags),
      audit: { subject: `run:${runId}`, after: { name, experimentId: input.experimentId } },
    };
  },
});

/** The name that was asked for, by the field or by the tag; null when by neither. */
function nameOf(name: string, tags: Texts): string | null {
  const tagged = tags.values[tags.keys.indexOf(NAME_TAG)] ?? "";
  if (name !== "" && tagged !== "" && name !== tagged) {
    const message = `Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values (run_name='${name}', mlflow.runName='${tagged}').`;
    throw new DomainError("invalid", message);
  }
  return name || tagged || null;
}
