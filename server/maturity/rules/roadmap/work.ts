import { askedPractices, type Framework } from "../framework";
import type { Assessment } from "../assessment";
import { cheapestPath } from "./cheapest-path";
import { urgencyOf } from "./urgency";

/** A piece of work on a roadmap: one practice that is to be put in place. */
export type Work = {
  readonly practice: string;
  /** 1 small to 5 large. */
  readonly benefit: number;
  readonly urgency: number;
  /** Person-days, above 0. */
  readonly effortDays: number;
  /** Money a month once it is in place. */
  readonly runCostPerMonth: number;
  readonly dependsOn: readonly string[];
};

type Estimates = {
  /** Money a month by practice key; what is not listed costs nothing to run. */
  readonly runCosts: Readonly<Record<string, number>>;
  /** The team's own person-days by practice key, above 0, instead of the framework's. */
  readonly efforts?: Readonly<Record<string, number>>;
};

/** These practices as work, in framework order, with the urgency each gap has. */
export const workOn = (
  framework: Framework,
  assessment: Assessment,
  plan: Estimates & { readonly practices: Iterable<string> },
): readonly Work[] => {
  const gaps = new Map(assessment.gaps.map((gap) => [gap.practice, gap]));
  const wanted = new Set(plan.practices);
  return askedPractices(framework)
    .filter(({ key }) => wanted.has(key))
    .map(({ key, benefit, effortDays, dependsOn = [] }) => {
      const gap = gaps.get(key);
      return {
        practice: key,
        benefit,
        urgency: gap === undefined ? 1 : urgencyOf(gap),
        effortDays: plan.efforts?.[key] ?? effortDays,
        runCostPerMonth: plan.runCosts[key] ?? 0,
        dependsOn,
      };
    });
};

/** The work a team needs for a level: every practice on the cheapest path to it. */
export const workFor = (
  framework: Framework,
  assessment: Assessment,
  plan: Estimates & { readonly level: number },
): readonly Work[] =>
  workOn(framework, assessment, {
    ...plan,
    practices: cheapestPath(framework, assessment, plan.level).practices,
  });
