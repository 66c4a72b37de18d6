import { frameworks } from "~/server/maturity/frameworks";
import { assess } from "~/server/maturity/rules/assess";
import type { AssessmentInput } from "~/server/maturity/rules/assessment";
import { checkIdsOf } from "~/server/maturity/rules/evidence";
import { askedPractices, type Framework } from "~/server/maturity/rules/framework";
import { levelsOf } from "~/server/maturity/rules/levels";
import type { Observation } from "~/server/maturity/rules/observation";
import { optionsOf } from "~/server/maturity/rules/options";

/**
 * Scoring every milestone of every team again from its raw answers: 200 teams x 24 milestones, for each framework in
 * the list; the largest asks 60 practices. Once with the three checks that can answer today, once with a result for
 * every check the framework names. `wholeMs` is what the whole results would take, `readMs` looking at the answers.
 */
const teams = 200;
const milestones = 24;
const targetMs = 1000;
const rounds = 5;
const now = new Date("2026-11-16T09:00:00Z");
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const today = ["C91", "C92", "T01"];

/** Which check or option it is depends on team, milestone and practice, and on nothing else. */
const spread = (...parts: readonly number[]): number =>
  parts.reduce((sum, part, at) => sum + part * (7 + at * 6) + ((sum * part) % 5), 3);

const observed = (check: string, at: number, seed: number): Observation => ({
  check,
  status: "measured",
  value: [0, 0.25, 0.5, 1][spread(at, seed) % 4] ?? 0,
  good: 3,
  eligible: 5,
  authoritative: true,
  asOf: daysAgo(2),
  validityDays: 30,
});

function inputOf(framework: Framework, checks: readonly string[], seed: number): AssessmentInput {
  const answers = askedPractices(framework).map((practice, at) => {
    const options = optionsOf(framework, practice);
    const option = options[spread(at, seed) % options.length]?.key ?? "";
    const response = { kind: "option", option } as const;
    return { practice: practice.key, assessor: `m${seed % 40}`, answeredAt: daysAgo(12), response };
  });
  return {
    framework,
    answers,
    observations: checks.map((one, at) => observed(one, at, seed)),
    now,
  };
}

const everyCheck = (framework: Framework): readonly string[] => [
  ...new Set(
    askedPractices(framework).flatMap(({ evidence }) =>
      evidence === "self_only" ? [] : checkIdsOf(evidence),
    ),
  ),
];

/** Each team's fastest of some rounds, all teams together: other work on the machine interrupts a team, rarely all rounds. */
function bestOf(
  inputs: readonly AssessmentInput[],
  work: (one: AssessmentInput) => unknown,
): number {
  const best = new Map<number, number>();
  for (let round = 0; round < rounds; round += 1) {
    for (let from = 0; from < inputs.length; from += milestones) {
      const begun = performance.now();
      inputs.slice(from, from + milestones).forEach(work);
      const took = performance.now() - begun;
      best.set(from, Math.min(took, best.get(from) ?? took));
    }
  }
  return [...best.values()].reduce((sum, one) => sum + one, 0);
}

/** Looking at every answer and doing nothing with it: what no scoring can go below. */
function read({ answers }: AssessmentInput): number {
  let seen = 0;
  for (const { practice, response } of answers) {
    if (response.kind === "option") seen += practice.length + response.option.length;
  }
  return seen;
}

function measure(framework: Framework, checks: readonly string[]): void {
  const inputs = Array.from({ length: teams * milestones }, (_, seed) =>
    inputOf(framework, checks, seed),
  );
  const asked = askedPractices(framework).length;
  const ms = bestOf(inputs, levelsOf);
  const line = {
    bench: "scoring",
    framework: framework.key,
    practices: asked,
    checks: checks.length,
    ms: Math.round(ms),
    wholeMs: Math.round(bestOf(inputs.slice(0, teams), assess) * milestones),
    readMs: Number(bestOf(inputs, read).toFixed(1)),
    target: targetMs,
    met: ms < targetMs,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

for (const framework of frameworks) {
  measure(framework, today);
  measure(framework, everyCheck(framework));
}
