import { z } from "zod";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { contentHash } from "../frameworks/content-hash";
import { assessmentById, holdAssessment } from "../queries/assessment-row";
import { headlineOf } from "../queries/headline";
import { filledInput, planned, refuseProblems } from "../queries/questionnaire-plan";
import { headlineShape } from "../queries/result-shape";
import { scoredOf } from "../queries/scored";
import type { Change } from "../rules/filled-in";
import { ownSheet, writeAnswer } from "./save-answer";
import { answersForTrail } from "./answers-for-trail";
import { keepImport } from "./keep-import";

const CHANGED =
  "Somebody answered since you looked at what the import would change. Nothing was imported; look at it again.";

async function writeAll(work: Work, sheetId: string, changes: readonly Change[]): Promise<void> {
  for (const { practice, said, note, revision } of changes) {
    const saying = { sheetId, practice: practice.key, said, note, expectedRevision: revision };
    if (!(await writeAnswer(work, saying))) throw new DomainError("conflict", CHANGED);
  }
}

export const importQuestionnaire = command({
  name: "maturity.import-questionnaire",
  summary:
    "Takes the answers of a filled-in questionnaire into an open assessment, all of them or none.",
  permission: "maturity:answer",
  route: "POST /assessments/{assessmentId}/questionnaire",
  input: z.strictObject({
    ...filledInput,
    /** Practices of which the file's answer replaces one that was given after the file was made. */
    take: z.array(z.string().max(80)).max(1000).default([]),
    /** From the preview: refused when anything has changed since. */
    planHash: z.string().max(64),
  }),
  output: z.object({
    /** Takes the import back while nobody has changed its answers. */
    importId: z.uuid(),
    written: z.number().int(),
    /** Conflicts in which what stood in Cairn was kept. */
    kept: z.number().int(),
    headline: headlineShape,
  }),
  run: async (work, { take, planHash, ...given }) => {
    const { assessmentId } = given;
    await holdAssessment(work, assessmentId, "update");
    const { scored, plan, planHash: now } = await planned(work, given);
    const sheetId = await ownSheet(work, scored);
    refuseProblems(plan);
    if (now !== planHash) throw new DomainError("conflict", CHANGED);
    const chosen = plan.changes.filter(
      ({ conflict, practice }) => !conflict || take.includes(practice.key),
    );
    if (chosen.length === 0) {
      throw new DomainError(
        "precondition",
        "The file changes nothing: every answer in it stands already or was left as it is.",
      );
    }
    await writeAll(work, sheetId, chosen);
    const importId = await keepImport(work, { sheetId, changes: chosen, standing: scored.answers });
    const keys = chosen.map(({ practice }) => practice.key);
    const told = await answersForTrail(work, { sheetId, standing: scored.answers, keys });
    const result = await scoredOf(work, await assessmentById(work, assessmentId));
    return {
      result: {
        importId,
        written: chosen.length,
        kept: plan.changes.length - chosen.length,
        headline: headlineOf(result.framework, result.result),
      },
      audit: {
        subject: `assessment:${assessmentId}`,
        before: { answers: told.before },
        after: { answers: told.after, file: contentHash(given.text) },
      },
    };
  },
});
