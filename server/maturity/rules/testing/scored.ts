import type { Answer } from "../answer";
import { assess } from "../assess";
import type { Assessment } from "../assessment";
import type { ScoreDetail } from "../detail";
import { askedPractices, type Framework } from "../framework";
import type { Observation } from "../observation";
import type { Scoring } from "../scoring";
import { choose, daysAgo, framework, NOW, practice, respond } from "./sample";

/** Small frameworks for tests of one scoring rule. */

const OPTIONS = new Map([
  [0, "none"],
  [0.25, "some"],
  [0.5, "half"],
  [1, "most"],
]);

/** Practices `a1`, `a2` … lie in dimension `a`, and so on by their first letter; none has a level. */
export const scoredBy = (
  scoring: Scoring,
  keys: readonly string[],
  rest: Partial<Framework> = {},
): Framework =>
  framework(
    keys.map((key) => practice(key, { dimension: key.slice(0, 1), level: "every" })),
    {
      dimensions: [...new Set(keys.map((key) => key.slice(0, 1)))].map((key) => ({
        key,
        title: key.toUpperCase(),
        question: `How is ${key}?`,
      })),
      scoring,
      ...rest,
    },
  );

const outOfScope = (key: string): Answer =>
  respond(key, {
    kind: "out_of_scope",
    reason: "Not for us.",
    approvedBy: "zoe",
    expiresAt: daysAgo(-30),
  });

/** Values by practice; `out` calls it out of scope, and what is left out is unknown. */
export type Given = Readonly<Record<string, number | "out">>;

export const resultOf = (
  subject: Framework,
  given: Given,
  observations: readonly Observation[] = [],
): Assessment => {
  const answers = askedPractices(subject).flatMap(({ key }) => {
    const value = given[key];
    if (value === undefined) return [];
    return value === "out" ? [outOfScope(key)] : [choose(key, OPTIONS.get(value) ?? "")];
  });
  return assess({ framework: subject, answers, observations, now: NOW });
};

export const claimedOf = (subject: Framework, given: Given) =>
  resultOf(subject, given).scores.claimed;

/** The detail, when it is of that kind. */
export const detailOf = <Kind extends ScoreDetail["kind"]>(
  detail: ScoreDetail | null,
  kind: Kind,
): Extract<ScoreDetail, { kind: Kind }> => {
  const isKind = (one: ScoreDetail | null): one is Extract<ScoreDetail, { kind: Kind }> =>
    one?.kind === kind;
  if (!isKind(detail)) throw new Error(`The detail is not ${kind}.`);
  return detail;
};
