import { z } from "zod";
import { memberOf } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { practiceIn, refuseUnusable, responseInput, saidOf } from "./answer-shape";
import { assessmentById } from "./assessment-row";
import { effectOf, headlineOf } from "./headline";
import { headlineShape } from "./result-shape";
import { type Scored, scoredOf, withAnswer } from "./scored";

function ownSheet({ desk }: Scored) {
  if (desk.own !== null) return desk.own;
  throw new DomainError(
    "precondition",
    "Only an assessor can try an answer here: each has a sheet of their own. A lead of the team can add you.",
  );
}

export const previewEffect = query({
  name: "maturity.preview-effect",
  summary:
    "What an answer would do to the levels and what would still be missing, before it is saved.",
  permission: "maturity:read",
  input: z.strictObject({
    assessmentId: z.uuid(),
    practice: z.string().max(80),
    response: responseInput,
    note: z.string().max(4000).default(""),
  }),
  output: z.object({
    headline: headlineShape,
    blockers: z.array(z.string()).readonly(),
    effect: z.string(),
  }),
  run: async (work, { assessmentId, practice: key, response, note }) => {
    const scored = await scoredOf(work, await assessmentById(work, assessmentId));
    const practice = practiceIn(scored.framework, key);
    refuseUnusable(scored.framework, practice, { response, note: note || "to be said" });
    const me = memberOf(work.actor) ?? "";
    const sheetId = ownSheet(scored).id;
    const after = withAnswer(scored, {
      sheetId,
      practice: key,
      ...saidOf(response),
      note: note || "to be said",
      revision: 0,
      by: "",
      answeredBy: me,
      at: work.now(),
    });
    return {
      headline: headlineOf(scored.framework, after.result),
      blockers: after.result.scores.claimed.blockers,
      effect: effectOf(scored.framework, scored.result, after.result),
    };
  },
});
