import { z } from "zod";
import type { LevelProgress, Score, View } from "../rules/assessment";
import type { Framework } from "../rules/framework";
import { ruleInWords } from "../rules/rule-words";
import { count } from "./headline";
import type { Known } from "./scored";

export const workingShape = z.object({
  /** Which figure it explains. */
  about: z.enum(["rule", "claimed", "evidence", "confirmed", "proven", "confidence"]),
  title: z.string(),
  lines: z.array(z.string()),
});
export type WorkingStep = z.output<typeof workingShape>;

const named: Readonly<Record<View, string>> = {
  claimed: "Claimed",
  confirmed: "Confirmed",
  proven: "Proven",
};

const titleOf = (framework: Framework, ordinal: number): string => {
  const level = framework.levels.find((one) => one.ordinal === ordinal);
  return level === undefined ? String(ordinal) : `${ordinal} ${level.title}`;
};

const stateWords = {
  granted: "granted to every team",
  reached: "reached",
  not_reached: "not reached",
  empty: "asks for nothing, passed through",
  not_assessable: "too much is out of scope to tell",
} as const satisfies Record<LevelProgress["state"], string>;

const levelLine = (framework: Framework, at: LevelProgress): string => {
  const { met, unmet, unknown, applicable, excluded } = at;
  const out = excluded > 0 ? `, ${excluded} out of scope` : "";
  return `Level ${titleOf(framework, at.level)}: ${met} of ${applicable} met, ${unmet} not met, ${unknown} not known${out}. ${stateWords[at.state]}.`;
};

function scoreStep(framework: Framework, score: Score, view: View): WorkingStep {
  const caps = score.cappedBy
    .filter(() => score.levelBeforeGates > score.level)
    .map(({ message, capLevel }) => `Held at ${titleOf(framework, capLevel)}: ${message}`);
  const every = score.everyLevel;
  const always =
    every.applicable > 0
      ? [`Outside the ladder: ${every.met} of ${every.applicable} met, ${every.unknown} not known.`]
      : [];
  return {
    about: view,
    title: `${named[view]}: level ${titleOf(framework, score.level)}`,
    lines: [...score.progress.map((at) => levelLine(framework, at)), ...caps, ...always],
  };
}

const rules = ({ framework }: Known): WorkingStep => ({
  about: "rule",
  title: "How a level is reached",
  lines: [
    ruleInWords(framework),
    `Every team starts at level ${titleOf(framework, framework.floor)}. What is not known counts as not met, and is shown as not known.`,
  ],
});

function evidenceStep({ result }: Known): WorkingStep {
  const seen = result.practices.filter(({ evidence }) => evidence.basis !== "none");
  const moved = seen.filter(
    ({ values }) => values.claimed !== null && values.claimed !== values.confirmed,
  );
  const lines = moved.map(
    ({ practice, values }) =>
      `${practice}: the answer says ${values.claimed ?? "nothing"}, the evidence makes it ${values.confirmed ?? "not known"}.`,
  );
  return {
    about: "evidence",
    title: "What evidence changes",
    lines: [
      `${count(seen.length, "practice was", "practices were")} seen by evidence, and for ${moved.length} of them it replaces the answer in Confirmed. Proven counts evidence only.`,
      ...lines,
    ],
  };
}

const confidenceStep = ({ result }: Known): WorkingStep => ({
  about: "confidence",
  title: `Confidence: ${result.confidence.band}`,
  lines: [
    "For each required practice: 0.8 × strength of its evidence × how fresh it is + 0.2 × how far the people who answered agree. The result is the plain mean.",
    `Here: ${result.confidence.value.toFixed(2)}. Under 0.40 is low, from 0.70 on high.`,
  ],
});

/** The worked example of "how is this computed", with the team's own counts. */
export const workingOf = (known: Known): WorkingStep[] => [
  rules(known),
  scoreStep(known.framework, known.result.scores.claimed, "claimed"),
  evidenceStep(known),
  scoreStep(known.framework, known.result.scores.confirmed, "confirmed"),
  scoreStep(known.framework, known.result.scores.proven, "proven"),
  confidenceStep(known),
];
