import { z } from "zod";
import { type Context, actorName, memberOf } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import type { Done } from "~/server/core/shared-commit";
import { activeRoot } from "../queries/experiment-row";
import { newRun, type Run, runShape } from "../queries/run-row";
import { readTexts, type Texts } from "../rules/logged";
import { MAX_TAG_VALUE_CHARACTERS } from "../rules/limits";
import { randomRunName } from "../rules/random-name";
import { runIdText } from "../rules/run-id";
import { NAME_TAG } from "../rules/special-tags";
import { experimentId } from "./experiment-input";
import { epochMs, plainText, rows, wellRead } from "./run-input";
import { type Start, startRuns } from "./start-runs";

const input = z.strictObject({
  experimentId: experimentId.default(0),
  name: plainText(MAX_TAG_VALUE_CHARACTERS).default(""),
  /** Whoever ran the script, in its own words. */
  userName: plainText(250).default(""),
  startedMs: epochMs.optional(),
  tags: rows,
});
type Asked = z.output<typeof input>;

export const createRun = command({
  name: "tracking.create-run",
  summary: "Starts a run: everything a script reports is logged to it.",
  permission: "tracking:write",
  route: "POST /runs",
  input,
  output: runShape,
  run: async (work, asked) => {
    const start = startOf(work, asked);
    // Says what is wrong with the experiment, and waits for whoever is changing it.
    await activeRoot(work, start.experimentId);
    const homes = await startRuns(work, [start]);
    return made(work, start, found(homes.get(start.id), "The run"));
  },
  several: async (work, calls) => {
    const starts = calls.map(({ context, input: asked }) => usableStart(context, asked));
    const usable = starts.filter((start) => start !== null);
    const homes = await startRuns(work, usable);
    return starts.map((start) => {
      const home = start === null ? undefined : homes.get(start.id);
      return start === null || home === undefined ? null : made(work, start, home);
    });
  },
});

/** @throws DomainError invalid */
function startOf(context: Context, asked: Asked): Start {
  const sent = wellRead(readTexts(asked.tags, { kind: "tag", path: "tags" }));
  const name = nameOf(asked.name, sent) ?? randomRunName(Math.random);
  const tags = new Map(sent.keys.map((key, at) => [key, sent.values[at] ?? ""]));
  return {
    id: newId(),
    experimentId: asked.experimentId,
    name,
    userName: asked.userName || actorName(context.actor),
    startedMs: asked.startedMs ?? context.now().getTime(),
    createdBy: memberOf(context.actor),
    tags: tags.set(NAME_TAG, name),
  };
}

/** Null: what is wrong with it is said when it is carried out by itself. */
function usableStart(context: Context, asked: Asked): Start | null {
  try {
    return startOf(context, asked);
  } catch (problem) {
    if (problem instanceof DomainError) return null;
    throw problem;
  }
}

function made({ orgId }: Pick<Context, "orgId">, start: Start, artifactUri: string): Done<Run> {
  const { tags, ...facts } = start;
  const row = { ...facts, orgId, artifactUri, status: "RUNNING" as const, endedMs: null };
  const result = newRun({ ...row, sealedDigest: null, frozenAt: null, deletedAt: null }, tags);
  const { name, experimentId: experiment } = start;
  const subject = `run:${runIdText(start.id)}`;
  return { result, audit: { subject, after: { name, experimentId: experiment } } };
}

/** The name that was asked for, by the field or by the tag; null when by neither. */
function nameOf(name: string, tags: Texts): string | null {
  const tagged = tags.values[tags.keys.indexOf(NAME_TAG)] ?? "";
  if (name !== "" && tagged !== "" && name !== tagged) {
    const message = `Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values (run_name='${name}', mlflow.runName='${tagged}').`;
    throw new DomainError("invalid", message);
  }
  return name || tagged || null;
}
