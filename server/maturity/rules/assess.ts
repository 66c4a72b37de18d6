import type {
  Assessment,
  AssessmentInput,
  ByView,
  EvidenceView,
  PracticeNote,
  PracticeResult,
  Score,
  View,
} from "./assessment";
import { isExact, reaches, type Bounds } from "./bounds";
import { canonicalJson, compareText } from "./canonical-json";
import { confidenceOf, overallConfidence } from "./confidence";
import { countsItems, type Observations } from "./evidence";
import { askedPractices } from "./framework";
import { isExpired } from "./freshness";
import { gapsOf } from "./gap";
import type { Observation } from "./observation";
import { positionOf } from "./position";
import { profileOf } from "./profile";
import { ratedIn } from "./rated";
import { ruleOf } from "./rule-of";
import { scoreOf } from "./score";
import { standingOf, type Standing } from "./standing";
import { FULL, toShare, type Twentieths } from "./twentieths";
import { verdictOf } from "./verdict";

/** Changes whenever the same input could give another result; stored with every result. */
export const ENGINE_VERSION = "1.1.0";

const byView = <T>(make: (view: View) => T): ByView<T> => ({
  claimed: make("claimed"),
  confirmed: make("confirmed"),
  proven: make("proven"),
});

const valueOf = (bounds: Bounds): number | null => (isExact(bounds) ? toShare(bounds.lo) : null);

/** What a result is worth now; an unmeasured or stale one is worth less than any value. */
const worth = (one: Observation, now: Date): number =>
  one.status === "measured" && !isExpired(one.asOf, one.validityDays, now) ? one.value : -1;

/** By check, newest first; equal times fall to what is worth less, then to content: the order of rows never matters. */
const newestFirst =
  (now: Date) =>
  (a: Observation, b: Observation): number =>
    compareText(a.check, b.check) ||
    b.asOf.getTime() - a.asOf.getTime() ||
    worth(a, now) - worth(b, now) ||
    compareText(canonicalJson(a), canonicalJson(b));

const observationsOf = ({ observations, now }: AssessmentInput): Observations => {
  const byCheck = new Map<string, Observation>();
  for (const observation of observations.toSorted(newestFirst(now))) {
    if (!byCheck.has(observation.check)) byCheck.set(observation.check, observation);
  }
  return { byCheck, now };
};

const standingsOf = (input: AssessmentInput): readonly Standing[] => {
  const { framework, now } = input;
  const observations = observationsOf(input);
  const own = <T extends { readonly practice: string }>(rows: readonly T[], key: string) =>
    rows.filter((row) => row.practice === key);
  return askedPractices(framework).map((practice) => {
    const answers = own(input.answers, practice.key);
    const resolutions = own(input.resolutions ?? [], practice.key);
    const documents = own(input.documents ?? [], practice.key);
    const position = positionOf({ framework, practice, answers, resolutions, now });
    return standingOf({ practice, position, documents, observations });
  });
};

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
  const { seen, refutableHi, reason, strength } = standing;
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
