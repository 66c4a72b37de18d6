import { afterAll, beforeAll, expect, test } from "vitest";
import { found } from "~/server/core/errors";
import { grouped } from "~/server/core/rules/grouped";
import { frameworks } from "../frameworks";
import { askedPractices, type Framework } from "../rules/framework";
import { aimsOf } from "../rules/framework-targets";
import { overrideTarget } from "../commands/override-target";
import { parkPractice } from "../commands/park-practice";
import { planImprovement } from "../commands/plan-improvement";
import { resolveDispute } from "../commands/resolve-dispute";
import { saveMilestone } from "../commands/save-milestone";
import { signOff } from "../commands/sign-off";
import { startAssessment } from "../commands/start-assessment";
import { submitOwnSheet } from "../commands/submit-own-sheet";
import { answerAll } from "../testing/answering";
import { library } from "../testing/library";
import { brought } from "../testing/own-framework";
import { findAssessment } from "./assessment-hub";
import { listAssessments } from "./assessment-list";
import { checkPage } from "./check-page";
import { compareMilestones } from "./compare-milestones";
import { dimensionPage } from "./dimension-page";
import { disputesPage } from "./disputes-page";
import { exportResult } from "./export-result";
import { findFramework } from "./frameworks";
import { listImprovements } from "./improvements";
import { listMilestones } from "./milestones";
import { overview } from "./overview";
import { heatmap } from "./heatmap";
import { portfolio } from "./portfolio";
import { previewEffect } from "./preview-effect";
import { teamResult } from "./team-result";
import { teamRoadmap } from "./team-roadmap";
import { teamTargets } from "./team-targets";
import { waitingForMe } from "./waiting";

let place: Awaited<ReturnType<typeof library>>;
beforeAll(async () => {
  place = await library();
});
afterAll(() => place.database.drop());

const MARK = "brought-along-";
const builtIn: readonly Framework[] = frameworks;
const size = (one: Framework): number => one.practices.length;
/** The smallest framework under each rule. */
const ofEachRule = [...grouped(builtIn, ({ scoring }) => scoring.rule).values()].flatMap(
  (same) => same.toSorted((a, b) => size(a) - size(b))[0] ?? [],
);

/** Without what differs between two stories told in the same words: who, when, and the key. */
const plain = (said: unknown): unknown =>
  JSON.parse(
    JSON.stringify(said)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
      .replaceAll(/\b[0-9a-f]{64}\b/g, "HASH")
      .replaceAll(/Team \d{3}/g, "Team")
      .replaceAll(/team-\d{3}/g, "team")
      .replaceAll(MARK, "")
      .replaceAll('"built_in"', '"published"'),
  );

/** A team plans, two assessors disagree and agree, and every page is read on the way. */
async function storyWith(framework: Framework) {
  const [ana, ben] = [place.at(place.ana), place.at(place.ben)];
  const { key } = framework;
  const { slug } = await place.newTeam();
  const practice = found(askedPractices(framework)[0], "a practice").key;
  const aim = found(aimsOf(framework)[0], "an aim").dimension;
  const level = found(framework.levels.at(-1), "a level").ordinal;
  await overrideTarget.run(ana, { slug, framework: key, dimension: aim, level, reason: "High." });
  await planImprovement.run(ana, { slug, framework: key, practice, ownerId: null, dueOn: null });
  await parkPractice.run(ana, {
    slug,
    framework: key,
    practice: found(askedPractices(framework)[1], "another practice").key,
    reviewOn: "2027-01-01",
    reason: "Later.",
  });
  const { assessmentId } = await startAssessment.run(ana, {
    slug,
    framework: key,
    mode: "several",
    assessors: [place.ana.memberId, place.ben.memberId],
  });
  await answerAll(ana, { assessmentId, of: framework, wanted: () => "best" });
  await answerAll(ben, {
    assessmentId,
    of: framework,
    wanted: (one) => (one.key === practice ? "worst" : "best"),
  });
  const open = {
    waiting: (await waitingForMe.run(ana, {})).assessments.filter(
      (one) => one.assessmentId === assessmentId,
    ),
    effect: await previewEffect.run(ana, {
      assessmentId,
      practice,
      response: { kind: "not_known" },
      note: "",
    }),
    pages: await Promise.all(
      (await findAssessment.run(ana, { assessmentId })).dimensions.map((one) =>
        dimensionPage.run(ana, { assessmentId, dimension: one.key }),
      ),
    ),
  };
  for (const one of [ana, ben]) await submitOwnSheet.run(one, { assessmentId });
  const disputed = await disputesPage.run(ana, { assessmentId });
  await resolveDispute.run(ana, {
    assessmentId,
    practice,
    response: { kind: "not_known" },
    reason: "Nobody looked.",
    expectedRevision: 0,
  });
  const first = await saveMilestone.run(ana, { slug, framework: key, name: "Before" });
  const check = await checkPage.run(ana, { assessmentId });
  const { milestoneId } = await signOff.run(ana, { assessmentId, statementAccepted: true });
  const asked = { slug, framework: key };
  const rows = (await portfolio.run(ana, { limit: 200 })).rows.find((one) => one.slug === slug);
  return {
    ...open,
    disputed,
    check,
    result: await teamResult.run(ana, asked),
    targets: await teamTargets.run(ana, asked),
    roadmap: await teamRoadmap.run(ana, asked),
    yaml: await exportResult.run(ana, { ...asked, format: "yaml" }),
    improvements: await listImprovements.run(ana, { ...asked, limit: 10 }),
    milestones: await listMilestones.run(ana, { ...asked, limit: 10 }),
    compared: await compareMilestones.run(ana, { a: first.milestoneId, b: milestoneId }),
    heat: (
      await heatmap.run(ana, { framework: key, view: "confirmed", assessed: false, limit: 200 })
    ).rows.find((one) => one.slug === slug),
    cell: rows?.frameworks.find((one) => one.framework === key),
    over: (await overview.run(ana, {})).frameworks.some((one) => one.key === key),
    listed: (await listAssessments.run(ana, { limit: 200, sort: "recent" })).rows.filter(
      (one) => one.team.slug === slug,
    ),
    content: await findFramework.run(ana, { key }),
  };
}

test.each(ofEachRule.map((one) => [one.title, one] as const))(
  "%s, brought along under another key, is worked with everywhere like the one that comes with Cairn",
  async (_title, one) => {
    const copy = { ...one, key: `${MARK}${one.key}` };
    await brought(place.adele, copy);
    const [theirs, ours] = [await storyWith(one), await storyWith(copy)];
    expect(ours.over).toBe(true);
    expect(plain(ours)).toEqual(plain(theirs));
  },
  30_000,
);
