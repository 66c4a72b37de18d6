import type { Gap, PracticeResult, Verdict } from "./assessment";
import { exactly, reaches } from "./bounds";
import type { Framework } from "./framework";
import { ratedIn, type RatedPractice } from "./rated";
import type { Rule } from "./rule";
import { ruleOf } from "./rule-of";
import type { Standing } from "./standing";
import { toTwentieths } from "./twentieths";

/** Most levels lost first, then broken gates, then benefit; framework order decides the rest. */
const byDamage = (a: Gap, b: Gap): number =>
  b.levelsLost - a.levelsLost ||
  Number(b.breaksGate) - Number(a.breaksGate) ||
  b.benefit - a.benefit;

/** Only a practice that holds a level up can cost one. */
const holdsUp = ({ practice, bounds }: RatedPractice, rule: Rule): boolean =>
  rule.decides(practice) &&
  (rule.partialCredit ? bounds.lo > 0 : reaches(bounds, rule.threshold) === true);

/** For each practice, the levels the claim would lose if that practice alone were refuted. */
const levelsLost = (framework: Framework, claimed: readonly RatedPractice[]) => {
  const rule = ruleOf(framework);
  const level = rule.levelOf(claimed);
  return (at: number): number => {
    const subject = claimed[at];
    if (subject === undefined || level === framework.floor || !holdsUp(subject, rule)) return 0;
    return level - rule.levelOf(claimed.with(at, { ...subject, bounds: exactly(0) }));
  };
};

const breaksGate = (framework: Framework, { practice, bounds }: Standing): boolean =>
  framework.gates.some(
    (gate) => gate.practice === practice.key && bounds.confirmed.lo < toTwentieths(gate.threshold),
  );

const gapIn = (framework: Framework, standings: readonly Standing[]) => {
  const lost = levelsLost(framework, ratedIn(standings, "claimed"));
  return (standing: Standing, at: number, verdict: Verdict["kind"]): Gap => ({
    practice: standing.practice.key,
    level: standing.practice.level,
    verdict,
    levelsLost: lost(at),
    breaksGate: breaksGate(framework, standing),
    benefit: standing.practice.benefit,
    effortDays: standing.practice.effortDays,
  });
};

export type Gaps = { readonly gaps: readonly Gap[]; readonly atRisk: readonly Gap[] };

/** `results` are the practices' results in the order of `standings`. */
export const gapsOf = (
  framework: Framework,
  standings: readonly Standing[],
  results: readonly PracticeResult[],
): Gaps => {
  const make = gapIn(framework, standings);
  const pick = (wanted: (result: PracticeResult) => boolean): readonly Gap[] =>
    standings
      .flatMap((standing, index) => {
        const result = results[index];
        if (result === undefined || result.verdict === null || result.kind !== "R") return [];
        return wanted(result) ? [make(standing, index, result.verdict.kind)] : [];
      })
      .toSorted(byDamage);
  return {
    gaps: pick(({ met }) => met.confirmed !== true),
    atRisk: pick(({ met }) => met.confirmed === true && met.proven !== true),
  };
};
