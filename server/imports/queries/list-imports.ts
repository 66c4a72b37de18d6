import { and, count, desc, eq, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { importJobs } from "~/db/schema/imports";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { jobShape, shownJob } from "./job-row";

export const listImports = query({
  name: "imports.list-imports",
  summary: "A page of the imports, the newest first.",
  permission: "tracking:read",
  route: "GET /imports",
  input: z.strictObject(pageInput),
  output: pageOf(jobShape),
  run: async ({ db, orgId }, { cursor, limit }) => {
    const mine = eq(importJobs.orgId, orgId);
    const [rows, [all]] = await Promise.all([
      db
        .select()
        .from(importJobs)
        .where(and(mine, behind(cursor)))
        .orderBy(desc(importJobs.createdAt), desc(importJobs.id))
        .limit(limit + 1),
      db.select({ n: count() }).from(importJobs).where(mine),
    ]);
    const total = all?.n ?? 0;
    const key = ({ createdAt, id }: (typeof rows)[number]) => [createdAt.toISOString(), id];
    const page = toPage(rows, { limit, key, matching: total, total });
    return { ...page, rows: page.rows.map(shownJob) };
  },
});

function behind(cursor: string | undefined) {
  const after = decodeCursor(cursor);
  if (after === null) return undefined;
  const parsed = z.tuple([z.iso.datetime(), z.uuid()]).safeParse(after);
  if (!parsed.success)
    throw new DomainError("invalid", "This page position is not one that Cairn gave out.");
  const [at, id] = parsed.data;
  const moment = sql`${at}::timestamptz`;
  return or(
    lt(importJobs.createdAt, moment),
    and(eq(importJobs.createdAt, moment), lt(importJobs.id, id)),
  );
}
