import type { AssessmentInput } from "./assessment";
import { canonicalJson, compareText } from "./canonical-json";
import type { Observations } from "./evidence";
import { askedPractices } from "./framework";
import { isExpired } from "./freshness";
import type { Observation } from "./observation";
import { assessorsOf, positionOf } from "./position";
import { standingOf, type Standing } from "./standing";

/** What a result is worth now; an unmeasured or stale one is worth less than any value. */
const worth = (one: Observation, now: Date): number =>
  one.status === "measured" && !isExpired(one.asOf, one.validityDays, now) ? one.value : -1;

/** Of one check, newest first; equal times fall to what is worth less, then to content: the order of rows never matters. */
const newestFirst =
  (now: Date) =>
  (a: Observation, b: Observation): number =>
    b.asOf.getTime() - a.asOf.getTime() ||
    worth(a, now) - worth(b, now) ||
    compareText(canonicalJson(a), canonicalJson(b));

const observationsOf = ({ observations, now }: AssessmentInput): Observations => {
  const before = newestFirst(now);
  const byCheck = new Map<string, Observation>();
  for (const one of observations) {
    const held = byCheck.get(one.check);
    if (held === undefined || before(one, held) < 0) byCheck.set(one.check, one);
  }
  return { byCheck, now };
};

type Rows<Row> = (practice: string) => readonly Row[];

const NONE = [] as const;

/** The rows of each practice, in the order given. */
const byPractice = <Row extends { readonly practice: string }>(rows: readonly Row[]): Rows<Row> => {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const own = grouped.get(row.practice);
    if (own === undefined) grouped.set(row.practice, [row]);
    else own.push(row);
  }
  return (practice) => grouped.get(practice) ?? NONE;
};

/** What is known of every practice the framework asks, in its order: what levels and everything else are made of. */
export const standingsOf = (input: AssessmentInput): readonly Standing[] => {
  const { framework, now } = input;
  const observations = observationsOf(input);
  const answersTo = byPractice(input.answers);
  const resolutionsOf = byPractice(input.resolutions ?? NONE);
  const documentsOf = byPractice(input.documents ?? NONE);
  return askedPractices(framework).map((practice) => {
    const { key } = practice;
    const [answers, resolutions] = [answersTo(key), resolutionsOf(key)];
    const position = positionOf({ framework, practice, answers, resolutions, now });
    const assessors = () => assessorsOf(answers);
    return standingOf({ practice, position, assessors, documents: documentsOf(key), observations });
  });
};
