import { askedPractices, type Framework } from "../framework";
import { streamPractices } from "../stream-sum-mean";
import type { RiskQuestion, Scoring } from "../scoring";
import { defect, type Defect } from "./defect";

/** What a rule names: keys of practices, or of dimensions whose practices it takes. */
type Named = { readonly what: "practice" | "dimension"; readonly keys: readonly string[] };

const questionKeys = ({ practices }: RiskQuestion): readonly string[] => practices;

const namedBy = (scoring: Scoring): Named | null => {
  switch (scoring.rule) {
    case "sum_then_min":
      return { what: "dimension", keys: scoring.sections };
    case "checklist_parts":
      return { what: "dimension", keys: scoring.parts.flatMap(({ dimensions }) => dimensions) };
    case "ladder_min":
      return { what: "practice", keys: scoring.variables.map(({ practice }) => practice) };
    case "stream_sum_mean":
      return { what: "practice", keys: streamPractices(scoring) };
    case "risk_rules":
      return { what: "practice", keys: scoring.questions.flatMap(questionKeys) };
    case "weighted_mean":
    case "banded_total":
    case "staged_all":
      return null;
  }
};

const unknownKeys = (known: ReadonlySet<string>, keys: readonly string[], what: string) =>
  keys
    .filter((key) => !known.has(key))
    .map((key) => {
      const article = what === "practice" ? "a required practice" : "a dimension";
      const message = `The scoring names "${key}", which is not ${article} of this framework.`;
      return defect("unknown_in_scoring", key, message);
    });

const repeats = (keys: readonly string[]): readonly string[] => [
  ...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)),
];

/** Optional practices never count, so a rule may only name required ones. */
const requiredOf = (framework: Framework) =>
  askedPractices(framework).filter(({ kind }) => kind === "R");

/** Everything a rule names exists and is counted once, and every required practice is counted somewhere. */
export const countedDefects = (framework: Framework): readonly Defect[] => {
  const required = requiredOf(framework);
  const requiredKeys = new Set(required.map(({ key }) => key));
  const { scoring } = framework;
  if (scoring.rule === "weighted_mean") {
    return unknownKeys(requiredKeys, Object.keys(scoring.weights), "practice");
  }
  const named = namedBy(scoring);
  if (named === null) return [];
  const { what, keys } = named;
  const known = new Set(framework.dimensions.map(({ key }) => key));
  const counted = new Set(keys);
  const forgotten = required.filter((one) =>
    what === "practice" ? !counted.has(one.key) : !counted.has(one.dimension),
  );
  return [
    ...unknownKeys(what === "practice" ? requiredKeys : known, keys, what),
    ...repeats(keys).map((key) => {
      const message = `The scoring counts "${key}" more than once, so it could give more than everything.`;
      return defect("counted_twice", key, message);
    }),
    ...forgotten.map(({ key }) => {
      const message = `Practice ${key} is required, but the scoring does not count it anywhere.`;
      return defect("not_scored", key, message);
    }),
  ];
};
