import { expect, test } from "vitest";
import { paramsOf } from "../ui/table/table-params";
import { trailQuery } from "./trail-query";

const now = new Date("2026-11-21T13:00:00Z");
const read = (q: string) => trailQuery(paramsOf({ q }), now);

test("without a filter the newest page is asked for", () => {
  expect(read("")).toEqual({ asked: { limit: 50 }, unused: [] });
});

test("each field of the filter reaches the server", () => {
  expect(read('actor:"Ana W" action:identity. subject:team: outcome:refused').asked).toEqual({
    limit: 50,
    actor: "Ana W",
    action: "identity.",
    subject: "team:",
    outcome: "refused",
  });
});

test("days mean the whole day in UTC", () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  expect(read("time:2026-11-20").asked).toMatchObject({
    from: day("2026-11-20"),
    to: day("2026-11-21"),
  });
  expect(read("time:2026-11-01..2026-11-03").asked).toMatchObject({
    from: day("2026-11-01"),
    to: day("2026-11-04"),
  });
  expect(read("time:>=-7d").asked).toMatchObject({ from: day("2026-11-14") });
  expect(read("time:>2026-11-20").asked).toMatchObject({ from: day("2026-11-21") });
  expect(read("time:<2026-11-20").asked).toMatchObject({ to: day("2026-11-20") });
});

test("what the trail cannot filter by is named, never dropped in silence", () => {
  expect(read("-outcome:done word").unused).toEqual(["word", "outcome:"]);
  expect(read("actor:Ana,Ben").unused).toEqual(["actor: with several values"]);
});
