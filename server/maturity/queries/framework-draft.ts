import { z } from "zod";
import { query } from "~/server/core/operation";
import { askedPractices } from "../rules/framework";
import { frameworkCard, practiceLevel } from "./framework-shape";
import { reportOf, versionInput } from "./framework-source";
import { cardOf } from "./frameworks";
import { changesIn, sourceChanges } from "./source-changes";

const placed = { line: z.number().int().nullable(), message: z.string() };

export const findFrameworkDraft = query({
  name: "maturity.find-framework-draft",
  summary:
    "A version of an own framework with its file, what is wrong with it line by line, and what the file says that is not carried.",
  permission: "organisation:manage",
  input: versionInput,
  output: z.object({
    card: frameworkCard,
    status: z.enum(["draft", "published", "retired"]),
    kind: z.enum(["framework", "aws_lens"]),
    /** The file as it came. */
    source: z.string(),
    revision: z.number().int(),
    savedBy: z.string(),
    savedAt: z.date(),
    /** The version this one follows; null for the first. */
    follows: z.string().nullable(),
    findings: z.array(z.object({ code: z.string(), subject: z.string(), ...placed })),
    /** Line by line since the version it follows; null for the first. */
    changes: sourceChanges.nullable(),
    leftOut: z.array(z.object({ path: z.string(), ...placed })),
    dimensions: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        practices: z.array(
          z.object({ key: z.string(), statement: z.string(), level: practiceLevel }),
        ),
      }),
    ),
  }),
  run: async (work, which) => {
    const report = await reportOf(work, which);
    const { stored, reading, before, findings } = report;
    const { framework, kind, leftOut } = reading;
    const { status, source, revision, savedBy, savedAt } = stored;
    const practices = askedPractices(framework);
    return {
      card: cardOf(framework),
      status,
      kind,
      source,
      revision,
      savedBy,
      savedAt,
      follows: before?.version ?? null,
      findings: [...findings],
      changes: await changesIn(work, report),
      leftOut: [...leftOut],
      dimensions: framework.dimensions.map(({ key, title }) => ({
        key,
        title,
        practices: practices
          .filter(({ dimension }) => dimension === key)
          .map(({ key: practice, statement, level }) => ({ key: practice, statement, level })),
      })),
    };
  },
});
