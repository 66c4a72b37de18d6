import { expect, test } from "vitest";
import { middleLines } from "./figure-lines";
import type { FrameworkCounts } from "./sentence";

const counts: FrameworkCounts = {
  key: "five-levels",
  title: "Five levels",
  teams: 6,
  assessed: 5,
  overclaiming: 1,
  proven: 0,
  medianConfirmed: 1,
  medianClaimed: 3,
  medianProven: null,
  levels: { claimed: [1, 2, 4, 5], confirmed: [1, 1, 1, 3, 4], proven: [] },
  rose: 0,
  fell: 0,
  open: 0,
  overdue: 0,
  signedRecently: 2,
};

test("the middle level shows the levels it is the middle of, and no middle of nothing", () => {
  const [, claimed, confirmed, proven] = middleLines(counts);
  expect(claimed).toBe(
    "Claimed: 1 team on 1, 1 team on 2, 1 team on 4, 1 team on 5; the middle of these 4 is 3.",
  );
  expect(confirmed).toContain("3 teams on 1, 1 team on 3, 1 team on 4; the middle of these 5 is 1");
  expect(proven).toBe("Proven: known of no team, so there is no middle.");
});
