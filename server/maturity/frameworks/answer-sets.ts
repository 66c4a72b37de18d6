import type { AnswerSet } from "../rules/framework";

/**
 * Answer sets shared by frameworks. Values follow OWASP SAMM: none 0, some .25, at least half .5, most or all 1.
 * The coverage sets differ only in what they count, so that each sentence reads as an answer to its question.
 */
const coverageOf = <const Key extends string>(key: Key, things: string) =>
  ({
    key,
    options: [
      { key: "none", label: `No, not for any of our ${things}.`, value: 0 },
      {
        key: "some",
        label: `Yes, for some of our ${things}, but for fewer than half.`,
        value: 0.25,
      },
      {
        key: "half",
        label: `Yes, for at least half of our ${things}, but not for most.`,
        value: 0.5,
      },
      { key: "most", label: `Yes, for most or all of our ${things}.`, value: 1 },
    ],
  }) as const satisfies AnswerSet;

export const models = coverageOf("models", "models in production");
export const pipelines = coverageOf("pipelines", "training pipelines");
export const runs = coverageOf("runs", "training runs");
export const datasets = coverageOf("datasets", "datasets");
export const releases = coverageOf("releases", "releases to production");
export const changes = coverageOf("changes", "code changes");

/** For work that is done bit by bit and counts nothing. */
export const extent = {
  key: "extent",
  options: [
    { key: "none", label: "No, we have not started.", value: 0 },
    { key: "some", label: "We have started, and less than half is in place.", value: 0.25 },
    { key: "half", label: "At least half is in place, but not most of it.", value: 0.5 },
    { key: "most", label: "Yes, most or all of it is in place.", value: 1 },
  ],
} as const satisfies AnswerSet;

/** For what is either there or not. */
export const yesNo = {
  key: "yes_no",
  options: [
    { key: "no", label: "No, we do not have this.", value: 0 },
    { key: "yes", label: "Yes, we have this and use it.", value: 1 },
  ],
} as const satisfies AnswerSet;

/** The three steps of the ML Test Score. A whole point needs a test that really ran; one that covers a part earns half. */
export const testing = {
  key: "testing",
  options: [
    { key: "none", label: "No, we do not test this.", value: 0 },
    {
      key: "by_hand",
      label:
        "Yes, by hand or only in part, and the results are written down and shared with everybody concerned.",
      value: 0.5,
    },
    {
      key: "automated",
      label: "Yes, a system tests all of it by itself, again and again, and it really has run.",
      value: 1,
    },
  ],
} as const satisfies AnswerSet;
