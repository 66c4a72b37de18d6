import { expect, test } from "vitest";
import { costWords, dayWords, helpSentence } from "./help-words";

const next = { title: "Managed", practices: 3, effortDays: 11, cost: null };
const view = (title: string | null) => ({ level: title === null ? null : 1, title, why: "" });
const headline = (title: string | null) => ({
  claimed: view(null),
  confirmed: view(title),
  proven: view(null),
});
const team = { id: "t", slug: "t", name: "Card fraud", isDemo: false };

test("the cost is in money only where a day rate is known", () => {
  expect(costWords(next, "EUR")).toBe(
    "Managed takes 3 practices, about 11 days; what that costs is not known without a day rate.",
  );
  expect(costWords({ ...next, practices: 1, cost: 8800 }, "EUR")).toBe(
    "Managed takes 1 practice, about 11 days, EUR\u00a08,800.",
  );
  expect(costWords(null, "EUR")).toBe("It stands at the top.");
});

test("the sentence names the team and what is confirmed, and calls unknown unknown", () => {
  expect(helpSentence({ team, headline: headline("Manual") })).toBe(
    "Card fraud needs help most: Manual is confirmed",
  );
  expect(helpSentence({ team, headline: headline(null) })).toContain("is known");
});

test("one day is one day", () => {
  expect([1, 11, 0.5].map(dayWords)).toEqual(["1 day", "11 days", "0.5 days"]);
});
