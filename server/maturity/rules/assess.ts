import type {
  Assessment,
  AssessmentInput,
  EvidenceView,
  PracticeNote,
  PracticeResult,
  Score,
  View,
} from "./assessment";
import { isExact, reaches, type Bounds } from "./bounds";
import { byView } from "./by-view";
import { confidenceOf, overallConfidence } from "./confidence";
import { countsItems } from "./evidence";
import { askedPractices } from "./framework";
import { gapsOf } from "./gap";
import { profileOf } from "./profile";
import { ratedIn } from "./rated";
import { ruleOf } from "./rule-of";
import { scoreOf } from "./score";
import type { Standing } from "./standing";
import { standingsOf } from "./standings";
import { FULL, toShare, type Twentieths } from "./twentieths";
import { verdictOf } from "./verdict";

/** Changes whenever the same input could give another result; stored with every result. */
export const ENGINE_VERSION = "1.1.0";

const valueOf = (bounds: Bounds): number | null => (isExact(bounds) ? toShare(bounds.lo) : null);

const evidenceView = ({ basis, seen, parts }: Standing): EvidenceView => ({
  basis,
  value: valueOf(seen),
  atLeast: seen.lo === 0 && !isExact(seen) ? null : toShare(seen.lo),
  atMost: seen.hi === FULL && !isExact(seen) ? null : toShare(seen.hi),
  parts,
});

/** Called out of scope, yet a check counted items and none says that there is nothing to count. */
const contradicted = ({ excluded, parts }: Standing): boolean =>
  excluded && parts.some(countsItems) && !parts.some(({ status }) => status === "no_population");

const notesOf = (standing: Standing): readonly PracticeNote[] =>
  contradicted(standing)
    ? [...standing.position.notes, "exclusion_contradicted_by_evidence"]
    : standing.position.notes;

const resultOf = (standing: Standing, threshold: Twentieths): PracticeResult => {
  const { practice, position, bounds, excluded } = standing;
  const { claim, consensus, exclusion } = position;
  const { seen } = standing;
  const { refutableHi, reason, strength } = standing.weigh();
  return {
    practice: practice.key,
    dimension: practice.dimension,
    level: practice.level,
    kind: practice.kind,
    exclusion,
    values: byView((view) => (excluded ? null : valueOf(bounds[view]))),
    met: byView((view) => (excluded ? null : reaches(bounds[view], threshold))),
    verdict: excluded ? null : verdictOf({ claim, seen, refutableHi, reason }),
    evidence: evidenceView(standing),
    consensus,
    confidence: confidenceOf({ evidence: strength, ...consensus }),
    notes: notesOf(standing),
  };
};

const ignoredKeys = (input: AssessmentInput): readonly string[] => {
  const asked = new Set(askedPractices(input.framework).map(({ key }) => key));
  const rows = [...input.answers, ...(input.resolutions ?? []), ...(input.documents ?? [])];
  const strange = rows.map(({ practice }) => practice).filter((key) => !asked.has(key));
  return [...new Set(strange)].toSorted();
};

const scoreView = (input: AssessmentInput, standings: readonly Standing[], view: View): Score =>
  scoreOf(input.framework, ratedIn(standings, view), { gates: view !== "claimed" });

/**
 * Scores a team on one framework. Pure: the same input gives the same result, in whatever order its rows come.
 * Throws RangeError when a value lies outside 0..1.
 */
export const assess = (input: AssessmentInput): Assessment => {
  const { framework } = input;
  const { threshold } = ruleOf(framework);
  const standings = standingsOf(input);
  const practices = standings.map((standing) => resultOf(standing, threshold));
  const counted = practices.filter(({ kind, exclusion }) => kind === "R" && exclusion === null);
  const disputed = practices.filter(({ notes }) => notes.includes("dispute_open"));
  return {
    framework: { key: framework.key, version: framework.version },
    engineVersion: ENGINE_VERSION,
    scores: byView((view) => scoreView(input, standings, view)),
    practices,
    profile: profileOf(framework, standings),
    ...gapsOf(framework, standings, practices),
    confidence: overallConfidence(counted.map(({ confidence }) => confidence)),
    openDisputes: disputed.map(({ practice }) => practice),
    ignored: ignoredKeys(input),
  };
};
