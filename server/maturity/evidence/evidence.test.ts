import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import { frameworks } from "../frameworks";
import { checkCatalog, isKnownCheck } from "../rules/check-catalog";
import { askedPractices, type Framework } from "../rules/framework";
import { sourceOf } from "./awaited";
import { writtenOut } from "./check";
import { checks } from "./index";
import { queryHash } from "./measure";

const all: readonly Framework[] = frameworks;
const named = new Set(
  all
    .flatMap(askedPractices)
    .flatMap(({ evidence }) => (evidence === "self_only" ? [] : Object.values(evidence).flat())),
);

describe("the list of checks", () => {
  test("has more than two checks, each under an id of its own", () => {
    expect(checks.length).toBeGreaterThan(2);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  test("knows what every check of the catalogue needs", () => {
    const sources = Object.keys(checkCatalog).map(sourceOf);
    expect(sources.length).toBeGreaterThan(90);
    expect(sources.filter((source) => source.includes("does not know"))).toEqual([]);
  });

  test("leaves every other check of the catalogue waiting for a source that is named", () => {
    const built = new Set<string>(checks.map(({ id }) => id));
    const waiting = Object.keys(checkCatalog).filter((id) => !built.has(id));
    expect(built.size + waiting.length).toBe(Object.keys(checkCatalog).length);
    expect(waiting.length).toBeGreaterThan(60);
    expect(waiting.filter((id) => id.startsWith("T"))).toEqual([]);
    expect(waiting.filter((id) => sourceOf(id) === "Cairn's own records")).toEqual([]);
  });

  test("serves at least one practice with each check", () => {
    expect(named.size).toBeGreaterThan(40);
    // No framework here names these two; the AWS lenses that people bring along can.
    const ofLenses = ["C16", "C17"];
    const unnamed = checks.filter(({ id }) => !named.has(id)).map(({ id }) => id);
    expect(unnamed.filter((id) => !ofLenses.includes(id))).toEqual([]);
  });
});

describe.each(checks.map((check) => [check.id, check] as const))("the check %s", (id, check) => {
  test("says in words what it counts, over what, and when", () => {
    expect(isKnownCheck(id)).toBe(true);
    expect(check.version).toBeGreaterThanOrEqual(1);
    expect(check.validityDays).toBeGreaterThanOrEqual(1);
    for (const words of [
      check.title,
      check.formula,
      check.population,
      check.window,
      check.scale.words,
    ]) {
      expect(words.length).toBeGreaterThan(2);
      expect(words).not.toMatch(/select /i);
    }
  });

  test("counts with one query that asks for its organisation first, and hashes its text only", () => {
    const teams = sql`${sql.param(["ours"])}::uuid[]`;
    const scope = { orgId: "here", teams, now: new Date(0), once: writtenOut };
    const { sql: text, params } = new PgDialect().sqlToQuery(check.items(scope));
    const asked = [
      ...text.matchAll(
        /where \w+\.org_id = \$(\d+) and \w+\.(?:team_)?id = any\(\$(\d+)::uuid\[\]\)/g,
      ),
    ];
    expect(asked.length).toBeGreaterThan(0);
    for (const [, org = "", team = ""] of asked) {
      expect([params[Number(org) - 1], params[Number(team) - 1]]).toEqual(["here", ["ours"]]);
    }
    expect(text).not.toMatch(/\b(insert|update|delete)\b/i);
    expect(queryHash(check)).toBe(queryHash({ ...check, formula: "said in other words" }));
    expect(check.none.reason.length).toBeGreaterThan(2);
  });

  test("gives all for all good, never more for less good, and nothing outside 0 to 1", () => {
    for (const eligible of [1, 2, 3, 7, 10, 100, 1000]) {
      const values = Array.from(
        { length: eligible + 1 },
        (_, good) => check.scale.value(good, eligible) ?? Number.NaN,
      );
      expect(values.at(-1)).toBe(1);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(values[0]).toBe(0);
    }
  });
});
