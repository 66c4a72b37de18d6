import { z } from "zod";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import type { Framework } from "../rules/framework";
import { fits } from "./answer-fit";
import { saysSomething } from "./answers";
import { reportOf, versionInput } from "./framework-source";
import { contentHash } from "../frameworks/content-hash";
import { frameworksOf } from "./frameworks";
import { headlineOf } from "./headline";
import { headlineShape } from "./result-shape";
import { knownFrom, type Stuff } from "./scored";
import { type Standing, standingsOfTeams } from "./standing-of-teams";
import { teamRef } from "./team";

const effectShape = z.object({
  team: teamRef,
  /** The version of the team's current assessment. */
  version: z.string(),
  before: headlineShape,
  after: headlineShape,
  /** Answers that fit no question of the new version; they stay with the assessment they were given in. */
  lostAnswers: z.number().int(),
});

/** The same answers and evidence under both versions. */
function effectOn(work: Work, standing: Standing, [old, next]: readonly [Framework, Framework]) {
  const { team, version, ...stuff } = standing;
  const said = stuff.answers.filter(saysSomething);
  const kept = said.filter(fits(next));
  const resolutions = stuff.resolutions.filter(fits(next));
  const under = (terms: Stuff) => headlineOf(terms.framework, knownFrom(terms, work.now()).result);
  return {
    team,
    version,
    before: under({ ...stuff, framework: old }),
    after: under({ ...stuff, framework: next, answers: kept, resolutions }),
    lostAnswers: said.length - kept.length,
  };
}

export const previewPublication = query({
  name: "maturity.preview-publication",
  summary:
    "What publishing a draft would do: every team assessed with an earlier version, scored under both, and what stands in the way.",
  permission: "organisation:manage",
  input: versionInput,
  output: z.object({
    /** Of the content that was looked at; publishing names it. */
    hash: z.string(),
    follows: z.string().nullable(),
    defects: z.number().int(),
    effects: z.array(effectShape),
  }),
  run: async (work, which) => {
    const { reading, before, findings } = await reportOf(work, which);
    const standings = await standingsOfTeams(work, which.key);
    const olds = await frameworksOf(
      work,
      standings.map(({ version }) => ({ key: which.key, version })),
    );
    const effects = standings.flatMap((standing, at) => {
      const old = olds[at];
      return old === undefined ? [] : [effectOn(work, standing, [old, reading.framework])];
    });
    return {
      hash: contentHash(reading.framework),
      follows: before?.version ?? null,
      defects: findings.length,
      effects: effects.toSorted((a, b) => a.team.name.localeCompare(b.team.name, "en")),
    };
  },
});
