import { describe, expect, test } from "vitest";
import { google } from "../frameworks/google";
import { type Filled, planFrom, type Standing } from "./filled-in";
import { askedPractices, type Framework } from "./framework";
import { optionsOf } from "./options";

const framework: Framework = google;
const [first, second] = askedPractices(framework);
const key = first?.key ?? "";
const options = first === undefined ? [] : optionsOf(framework, first);
const [low, high] = [options[0], options.at(-1)];

const filled = (change: Partial<Filled> = {}): Filled => ({
  line: 7,
  practice: key,
  answer: high?.key ?? "",
  note: "",
  revision: "",
  ...change,
});

const stands = (change: Partial<Standing> = {}): Standing => ({
  option: low?.key ?? null,
  notApplicable: null,
  notKnown: false,
  note: "",
  revision: 4,
  by: "Ana",
  at: new Date("2026-11-16T09:00:00Z"),
  ...change,
});

const plan = (
  entries: readonly Filled[],
  { standing, version = framework.version }: { standing?: Standing; version?: string } = {},
) =>
  planFrom(entries, {
    framework,
    version,
    standing: new Map(standing === undefined ? [] : [[key, standing]]),
  });

describe("an answer in the file", () => {
  test.each([
    ["the option's key", high?.key ?? ""],
    ["its sentence", high?.label ?? ""],
    ["its key in capitals", (high?.key ?? "").toUpperCase()],
  ])("may be %s", (_name, answer) => {
    expect(plan([filled({ answer })]).changes).toMatchObject([
      { said: { option: high?.key }, revision: 0, conflict: false },
    ]);
  });

  test("may say that it is not known or does not apply, the latter with a note", () => {
    expect(plan([filled({ answer: "not known" })]).changes[0]?.said.notKnown).toBe(true);
    const scope = filled({ answer: "out_of_scope", note: "No model decides." });
    expect(plan([scope]).changes[0]?.said.notApplicable).toBe("out_of_scope");
    const silent = plan([filled({ answer: "out_of_scope" })]);
    expect(silent.problems[0]).toEqual({
      line: 7,
      practice: key,
      says: "Say in the note why it does not apply to this team.",
    });
  });

  test("that is empty changes nothing, and a note alone is left out with a word", () => {
    expect(plan([filled({ answer: "" })])).toMatchObject({ empty: 1, changes: [], remarks: [] });
    const noted = plan([filled({ answer: "", note: "Later." })]);
    expect(noted.remarks[0]?.says).toContain("a note goes with an answer");
  });

  test("that is what stands already is no change", () => {
    const standing = stands({ option: high?.key ?? null });
    expect(plan([filled()], { standing })).toMatchObject({ same: 1, changes: [] });
  });
});

describe("what stands in Cairn", () => {
  test("is replaced when the file was made from it", () => {
    const [change] = plan([filled({ revision: "4" })], { standing: stands() }).changes;
    expect(change).toMatchObject({ revision: 4, conflict: false });
  });

  test.each(["", "3"])("is a conflict when the file shows revision %j", (revision) => {
    const [change] = plan([filled({ revision })], { standing: stands() }).changes;
    expect(change).toMatchObject({ conflict: true, before: { by: "Ana" } });
  });

  test("is none when it was taken back", () => {
    const standing = stands({ option: null });
    expect(plan([filled()], { standing }).changes[0]?.conflict).toBe(false);
  });
});

describe("a mistake is told with its line and what to do", () => {
  test.each([
    [filled({ practice: "G9-99" }), 'does not ask a practice "G9-99"'],
    [filled({ answer: "maybe" }), `"maybe" is no answer here. One of these is: ${low?.key}`],
    [filled({ note: "x".repeat(10_000_000) }), "10000000 characters; 4000 is the most"],
  ])("%#", (entry, says) => {
    const { problems, changes } = plan([entry]);
    expect(problems[0]?.line).toBe(7);
    expect(problems[0]?.says).toContain(says);
    expect(changes).toEqual([]);
  });

  test("the same practice twice names both lines", () => {
    const { problems } = plan([filled(), filled({ line: 9 })]);
    expect(problems).toEqual([
      { line: 9, practice: key, says: "It stands on line 7 already. Keep one of the two." },
    ]);
  });
});

test("a file of another version gives what still fits and names what is left out", () => {
  const entries = [
    filled(),
    filled({ line: 8, practice: "OLD-1" }),
    filled({ line: 9, practice: second?.key ?? "", answer: "older word" }),
  ];
  const { changes, problems, remarks } = plan(entries, { version: "0.9" });
  expect([changes.length, problems.length]).toEqual([1, 0]);
  expect(remarks.map(({ line }) => line)).toEqual([8, 9]);
  expect(remarks[0]?.says).toContain("left out, because the file is for version 0.9");
});
