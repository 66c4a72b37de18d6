import { and, asc, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { checkResults } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { pageInput, pageOf, toPage } from "~/server/core/page";
import { checkOf } from "../evidence";
import { sourceOf } from "../evidence/awaited";
import { queryHash } from "../evidence/measure";
import { checkCatalog, isKnownCheck } from "../rules/check-catalog";
import { MOMENT, positionOf } from "./page-position";
import { checkStatus, offender } from "./result-shape";
import { slugInput, teamBySlug, teamRef } from "./team";

const resultShape = z.object({
  id: z.uuid(),
  asOf: z.date(),
  version: z.number().int(),
  status: checkStatus,
  good: z.number().int().nullable(),
  eligible: z.number().int().nullable(),
  value: z.number().nullable(),
  reason: z.string(),
  /** SHA-256 of the query's text, hex; empty for results from before queries were hashed. */
  queryHash: z.string(),
});

const columns = {
  id: checkResults.id,
  asOf: checkResults.asOf,
  version: checkResults.checkVersion,
  status: checkResults.status,
  good: checkResults.good,
  eligible: checkResults.eligible,
  value: checkResults.value,
  reason: checkResults.reason,
  queryHash: checkResults.queryHash,
  key: sql<string>`${checkResults.asOf}::text`,
};

const ofCheck = (work: Work, teamId: string, check: string) => [
  eq(checkResults.orgId, work.orgId),
  eq(checkResults.teamId, teamId),
  eq(checkResults.checkKey, check),
];

/** What the newest result found wrong: the first hundred, and how many there are. */
async function wrongNow(work: Work, teamId: string, check: string) {
  const [newest] = await work.db
    .select({
      offenders: checkResults.offenders,
      good: checkResults.good,
      eligible: checkResults.eligible,
    })
    .from(checkResults)
    .where(and(...ofCheck(work, teamId, check)))
    .orderBy(desc(checkResults.asOf), desc(checkResults.id))
    .limit(1);
  const offenders = [...(newest?.offenders ?? [])];
  return { offenders, offenderCount: (newest?.eligible ?? 0) - (newest?.good ?? 0) };
}

function definitionOf(id: string) {
  const check = checkOf(id);
  if (check === undefined) return null;
  const { formula, population, window, scale, version, validityDays, authoritative } = check;
  const words = { formula, population, window, scale: scale.words, version, validityDays };
  return { ...words, authoritative, queryHash: queryHash(check) };
}

function requireKnown(id: string) {
  if (isKnownCheck(id)) return checkCatalog[id];
  throw new DomainError(
    "not-found",
    `There is no check "${id}". Checks are named C01 to C99 and T01 on.`,
  );
}

export const findCheck = query({
  name: "maturity.find-check",
  summary:
    "One check for a team: how it counts, what it finds wrong, and everything it has seen, newest first.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/checks/{check}",
  input: z.strictObject({ slug: slugInput, check: z.string().max(20), ...pageInput }),
  output: z.object({
    team: teamRef,
    id: z.string(),
    title: z.string(),
    /** Null while no source is connected that it could count in. */
    definition: z
      .object({
        formula: z.string(),
        population: z.string(),
        window: z.string(),
        scale: z.string(),
        version: z.number().int(),
        validityDays: z.number().int(),
        authoritative: z.boolean(),
        queryHash: z.string(),
      })
      .nullable(),
    /** The source it waits for. */
    waitsFor: z.string().nullable(),
    offenders: z.array(offender),
    offenderCount: z.number().int(),
    results: pageOf(resultShape),
  }),
  run: async (work, { slug, check: id, cursor, limit }) => {
    const { title } = requireKnown(id);
    const team = await teamBySlug(work, slug);
    const mine = ofCheck(work, team.id, id);
    const last = positionOf(cursor, MOMENT);
    const after =
      last === null
        ? []
        : [
            sql`${checkResults.asOf} <= ${last.value}::timestamptz and (${checkResults.asOf} < ${last.value}::timestamptz or ${checkResults.id} > ${last.id}::uuid)`,
          ];
    const rows = await work.db
      .select(columns)
      .from(checkResults)
      .where(and(...mine, ...after))
      .orderBy(desc(checkResults.asOf), asc(checkResults.id))
      .limit(limit + 1);
    const [counts] = await work.db
      .select({ total: sql<number>`count(*)::int` })
      .from(checkResults)
      .where(and(...mine));
    const total = counts?.total ?? 0;
    const definition = definitionOf(id);
    return {
      team,
      id,
      title,
      definition,
      waitsFor: definition === null ? sourceOf(id) : null,
      ...(await wrongNow(work, team.id, id)),
      results: toPage(rows, { limit, key: (row) => [row.key, row.id], matching: total, total }),
    };
  },
});
