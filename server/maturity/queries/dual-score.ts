import { z } from "zod";
import { query } from "~/server/core/operation";
import { found } from "~/server/core/errors";
import { assess } from "../rules/assess";
import type { AssessmentInput } from "../rules/assessment";
import { editionDifferences, underEdition } from "../rules/dual-score";
import { askedPractices, type Framework } from "../rules/framework";
import { levelsOf } from "../rules/levels";
import { editionRef, editionsOf, editionShape } from "./editions";
import { practiceLevel } from "./framework-shape";
import { headlineOf } from "./headline";
import { milestoneInputs, type MilestoneInput } from "./milestone-inputs";
import { byView, headlineShape } from "./result-shape";
import type { Known } from "./scored";
import { slugInput, teamRef } from "./team";
import { standingFor } from "./team-result";
import { workingOf, workingShape } from "./working";

const named = z.object({ key: z.string(), statement: z.string() });

const sideShape = editionShape.extend({
  levels: z.array(z.object({ ordinal: z.number().int(), title: z.string() })),
  headline: headlineShape,
  /** What keeps Confirmed from the next level under this edition. */
  blockers: z.array(named),
  working: z.array(workingShape),
});

const difference = z.object({
  practice: z.string(),
  statement: z.string(),
  what: z.enum(["added", "dropped", "level", "kind", "wording"]),
  before: practiceLevel.nullable(),
  after: practiceLevel.nullable(),
});

const levels = byView(z.number().int().nullable());

function sideOf(known: Known): z.input<typeof sideShape> {
  const { framework, result } = known;
  const statements = new Map(askedPractices(framework).map((one) => [one.key, one.statement]));
  const blockers = result.scores.confirmed.blockers.map((blocker) => ({
    key: blocker,
    statement: statements.get(blocker) ?? blocker,
  }));
  const ladder = framework.levels.map((level) => ({ ordinal: level.ordinal, title: level.title }));
  const headline = headlineOf(framework, result);
  return {
    ...editionRef(framework),
    levels: ladder,
    headline,
    blockers,
    working: workingOf(known),
  };
}

/** What stands under the level in each edition, for a day in the past. */
const again = ({ input, ...milestone }: MilestoneInput, other: Framework) => ({
  ...milestone,
  own: input === null ? null : levelsOf(input),
  other: input === null ? null : levelsOf(underEdition(input, other).input),
});

const statementsOf = (input: AssessmentInput, keys: readonly string[]) =>
  askedPractices(input.framework).flatMap(({ key, statement }) =>
    keys.includes(key) ? [{ key, statement }] : [],
  );

export const dualScore = query({
  name: "maturity.dual-score",
  summary:
    "A team under two editions of a framework: both scores from the same answers, what differs, and its milestones scored again.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/maturity/{framework}/editions",
  input: z.strictObject({
    slug: slugInput,
    framework: z.string().max(80),
    /** Key of the other edition; the first there is when left out. */
    other: z.string().max(80).optional(),
  }),
  output: z.object({
    team: teamRef,
    own: sideShape,
    other: sideShape,
    /** All that this framework can be compared with. */
    editions: z.array(editionShape),
    differences: z.array(difference).readonly(),
    /** Practices whose answer both editions read, and those whose answer stays behind. */
    carried: z.number().int(),
    left: z.array(named),
    /** Newest first; levels are null where the inputs of that day can no longer be read. */
    milestones: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        takenAt: z.date(),
        own: levels.nullable(),
        other: levels.nullable(),
      }),
    ),
  }),
  run: async (work, { slug, framework: key, other: asked }) => {
    const { team, known } = await standingFor(work, { slug, framework: key });
    const { framework, input } = known;
    const editions = await editionsOf(work, framework);
    const other = found(
      editions.find((one) => asked === undefined || one.key === asked),
      `Another edition of ${framework.title} ${framework.version}`,
    );
    const { input: theirs, carried, left } = underEdition(input, other);
    const taken = await milestoneInputs(work, team.id, framework);
    return {
      team,
      own: sideOf(known),
      other: sideOf({ ...known, framework: other, input: theirs, result: assess(theirs) }),
      editions: editions.map(editionRef),
      differences: editionDifferences(framework, other),
      carried: carried.length,
      left: statementsOf(input, left),
      milestones: taken.map((milestone) => again(milestone, other)),
    };
  },
});
