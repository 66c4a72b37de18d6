import { milestones } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { inputsHash } from "../frameworks/content-hash";
import { summaryOf } from "../queries/headline";
import type { Summary } from "../queries/result-shape";
import type { Scored } from "../queries/scored";
import { authorOf } from "./author";

export type Taken = {
  readonly milestoneId: string;
  readonly inputsHash: string;
  readonly summary: Summary;
};

/**
 * Writes down what is known now: everything that went in, the engine, and what came out. Rows are never changed;
 * the application has no right to. The framework itself is named by version and hash, not copied.
 */
export async function takeMilestone(work: Work, scored: Scored, name: string): Promise<Taken> {
  const { assessment, framework, input, result } = scored;
  const { answers, observations, resolutions, documents, now } = input;
  const summary = summaryOf(result);
  const milestoneId = newId();
  const hash = inputsHash(input);
  await work.db.insert(milestones).values({
    orgId: work.orgId,
    id: milestoneId,
    teamId: assessment.team.id,
    assessmentId: assessment.id,
    frameworkKey: framework.key,
    frameworkVersion: framework.version,
    engineVersion: result.engineVersion,
    name,
    takenAt: work.now(),
    takenBy: authorOf(work),
    inputsHash: hash,
    inputs: {
      frameworkHash: assessment.frameworkHash,
      answers,
      observations,
      resolutions,
      documents,
      now,
    },
    result,
    summary,
  });
  return { milestoneId, inputsHash: hash, summary };
}
