import { expect, test } from "vitest";
import { type FrameworkCounts, sentenceOfTheDay } from "./sentence";

const none: FrameworkCounts = {
  key: "google",
  title: "Google",
  teams: 0,
  assessed: 0,
  overclaiming: 0,
  proven: 0,
  medianConfirmed: null,
  medianClaimed: null,
  medianProven: null,
  levels: { claimed: [], confirmed: [], proven: [] },
  rose: 0,
  fell: 0,
  open: 0,
  overdue: 0,
  signedRecently: 0,
};
const say = (counts: Partial<FrameworkCounts>) => sentenceOfTheDay({ ...none, ...counts });

test("a fresh organisation is told that nothing is known, not that it is bad", () => {
  expect(say({})).toBe("There is no team yet, so there is nothing to tell.");
  expect(say({ teams: 2 })).toBe("No team has a signed result yet, so maturity is unknown.");
  expect(say({ teams: 2, open: 1 })).toBe(
    "No team has a signed result yet, so maturity is unknown; 1 assessment is open.",
  );
});

test("claims without evidence are said to be unproven", () => {
  expect(say({ teams: 1, assessed: 1 })).toBe(
    "The one team has a signed result; nothing is proven by evidence yet.",
  );
});

test("what moved, what is overclaimed and what is late is counted", () => {
  const counts = {
    teams: 5,
    assessed: 3,
    proven: 2,
    overclaiming: 1,
    rose: 1,
    fell: 2,
    open: 4,
    overdue: 1,
  };
  expect(say(counts)).toBe(
    "3 of 5 teams have a signed result; evidence supports less than what 1 team claims; 1 rose and 2 fell since their last milestone; 4 assessments are open, 1 of them late.",
  );
});
