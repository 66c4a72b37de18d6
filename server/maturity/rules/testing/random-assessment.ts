import fc from "fast-check";
import type { Answer, Resolution, Response, SupportingDocument } from "../answer";
import type { AssessmentInput } from "../assessment";
import { checkIdsOf } from "../evidence";
import { askedPractices, type AskedPractice, type Evidence, type Framework } from "../framework";
import type { Observation } from "../observation";
import { optionsOf } from "../options";
import type { Scoring } from "../scoring";
import { randomScoring } from "./random-scoring";
import { choose, daysAgo, framework, measured, NOW, practice } from "./sample";

/** Random frameworks and inputs for the property tests: every kind of answer, observation, document and exclusion. */

const CHECKS = ["C01", "C02", "C03", "C04", "C05", "C06"] as const;
const PEOPLE = ["ana", "ben", "cai"] as const;

const checks = fc
  .tuple(fc.constantFrom(...CHECKS), fc.uniqueArray(fc.constantFrom(...CHECKS), { maxLength: 2 }))
  .map(([first, rest]): readonly string[] => [first, ...rest.filter((one) => one !== first)]);

const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.constant("self_only" as const),
  fc.record({ allOf: checks }),
  fc.record({ anyOf: checks }),
  fc.record({ partial: checks }),
  fc.record({ allOf: checks, partial: checks }),
  fc.record({ anyOf: checks, partial: checks }),
  fc.tuple(checks, fc.subarray([...CHECKS], { maxLength: 2 })).map(([first, second]) => ({
    steps: [
      { value: 0.5, allOf: second },
      { value: 1, allOf: first },
    ],
  })),
);

const practices = (floor: number): fc.Arbitrary<readonly AskedPractice[]> =>
  fc
    .array(
      fc.record({
        level: fc.oneof(
          { weight: 5, arbitrary: fc.integer({ min: floor, max: 3 }) },
          fc.constant("every" as const),
        ),
        kind: fc.constantFrom("R" as const, "R" as const, "R" as const, "O" as const),
        dimension: fc.constantFrom("one", "two", "three"),
        evidence,
        benefit: fc.constantFrom(1 as const, 3 as const, 5 as const),
        validityDays: fc.constantFrom(30, 180),
      }),
      { minLength: 1, maxLength: 10 },
    )
    .map((all) => all.map((one, index) => practice(`p${index}`, one)));

const dimension = (key: string) => ({ key, title: key, question: `How is ${key}?` });

/** A random framework under one of the rules; half of them have a gate on the first practice. */
export const randomFramework = (rule: Scoring["rule"]): fc.Arbitrary<Framework> =>
  fc.record({ floor: fc.constantFrom(0, 1), gated: fc.boolean() }).chain(({ floor, gated }) =>
    practices(floor).chain((all) =>
      randomScoring(rule, all).map((scoring) => {
        const gate = {
          key: "gate",
          practice: "p0",
          check: "C01",
          threshold: 1,
          capLevel: floor,
          message: "Held.",
        };
        return framework(all, {
          floor,
          dimensions: ["one", "two", "three"].map(dimension),
          gates: gated ? [gate] : [],
          scoring,
        });
      }),
    ),
  );

const share = fc.constantFrom(0, 0.05, 0.25, 0.5, 0.75, 1);

const response = (options: readonly string[]): fc.Arbitrary<Response> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant("option" as const),
        option: fc.constantFrom(...options),
      }),
    },
    fc.constant({ kind: "unknown" as const }),
    fc.record({
      kind: fc.constant("decided_not_to_do" as const),
      reason: fc.constant("Not worth it."),
    }),
    fc.record({
      kind: fc.constant("out_of_scope" as const),
      reason: fc.constantFrom("Nothing to predict.", ""),
      approvedBy: fc.constantFrom("zoe", "ana", null),
      expiresAt: fc.constantFrom(daysAgo(-90), daysAgo(1), null),
    }),
    fc.record({
      kind: fc.constant("owned_elsewhere" as const),
      reason: fc.constant("The platform does it."),
      owner: fc.constant("Platform"),
      claimed: fc.option(share),
      observed: fc.option(share),
    }),
  );

const age = fc.constantFrom(0, 5, 20, 29, 31, 200).map(daysAgo);

const optionKeys = (all: Framework): readonly string[] => [
  ...new Set(all.answerSets.flatMap(({ options }) => options.map(({ key }) => key))),
];

const answers = (all: Framework): fc.Arbitrary<Answer[]> => {
  const keys = askedPractices(all).map(({ key }) => key);
  return fc.array(
    fc.record({
      practice: fc.constantFrom(...keys),
      assessor: fc.constantFrom(...PEOPLE),
      answeredAt: age,
      response: response(optionKeys(all)),
    }),
    { maxLength: 24 },
  );
};

const resolutions = (all: Framework): fc.Arbitrary<Resolution[]> =>
  fc.array(
    fc.record({
      practice: fc.constantFrom(...askedPractices(all).map(({ key }) => key)),
      by: fc.constant("zoe"),
      reason: fc.constant("Agreed after a talk."),
      resolvedAt: age,
      response: response(optionKeys(all)),
    }),
    { maxLength: 2 },
  );

const documents = (all: Framework): fc.Arbitrary<SupportingDocument[]> =>
  fc.array(
    fc.record({
      practice: fc.constantFrom(...askedPractices(all).map(({ key }) => key)),
      uploadedBy: fc.constantFrom(...PEOPLE),
      uploadedAt: age,
      review: fc.oneof(
        fc.constant({ status: "pending" as const }),
        fc.record({
          status: fc.constantFrom("accepted" as const, "accepted" as const, "rejected" as const),
          by: fc.constantFrom("zoe", "ana"),
        }),
      ),
    }),
    { maxLength: 6 },
  );

const observation = (ids: readonly string[]): fc.Arbitrary<Observation> => {
  const seen = {
    check: fc.constantFrom(...ids),
    asOf: age,
    validityDays: fc.constantFrom(30, 400),
  };
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        ...seen,
        status: fc.constant("measured" as const),
        value: share,
        good: fc.constant(null),
        eligible: fc.constantFrom(null, 1, 2, 3, 50),
        authoritative: fc.boolean(),
      }),
    },
    fc.record({
      ...seen,
      status: fc.constantFrom("no_population", "not_connected", "stale", "untested", "error"),
    }),
  );
};

const checksIn = (all: Framework): readonly string[] => {
  const ids = askedPractices(all).flatMap(({ evidence: one }) =>
    one === "self_only" ? [] : checkIdsOf(one),
  );
  return [...new Set(["C01", ...ids])];
};

const scattered = (all: Framework): fc.Arbitrary<AssessmentInput> =>
  fc.record({
    framework: fc.constant(all),
    answers: answers(all),
    observations: fc.array(observation(checksIn(all)), { maxLength: 12 }),
    resolutions: resolutions(all),
    documents: documents(all),
    now: fc.constant(NOW),
  });

/** The answer worth most, given in time. */
export const bestAnswer = (all: Framework, asked: AskedPractice): Answer => {
  const best = optionsOf(all, asked)
    .toSorted((a, b) => b.value - a.value)
    .at(0);
  return { ...choose(asked.key, best?.key ?? ""), answeredAt: daysAgo(25) };
};

/** A team that does nearly everything, with the scattered input on top: reaches the upper levels that chance does not. */
const nearlyPerfect = (all: Framework): fc.Arbitrary<AssessmentInput> =>
  fc
    .record({
      scatter: scattered(all),
      kept: fc.nat({ max: 6 }),
      seen: fc.subarray([...checksIn(all)]),
      everything: fc.boolean(),
    })
    .map(({ scatter, kept, seen, everything }) => ({
      ...scatter,
      answers: [
        ...askedPractices(all).map((asked) => bestAnswer(all, asked)),
        ...scatter.answers.slice(0, kept),
      ],
      observations: [
        ...(everything ? checksIn(all) : seen).map((check) =>
          measured(check, 1, { asOf: daysAgo(25) }),
        ),
        ...scatter.observations.slice(0, Math.floor(kept / 3)),
      ],
      resolutions: (scatter.resolutions ?? []).slice(0, kept),
    }));

/** Random answers, observations, resolutions and documents for one framework. */
export const randomInput = (all: Framework): fc.Arbitrary<AssessmentInput> =>
  fc.oneof(scattered(all), nearlyPerfect(all));
