import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { customFrameworks } from "~/db/schema/maturity";
import { query } from "~/server/core/operation";

/** Far more versions than anybody keeps; what is beyond is still found by its key. */
const MOST = 500;

export const listOwnFrameworks = query({
  name: "maturity.list-own-frameworks",
  summary:
    "Every version of the frameworks the organisation brought along: drafts, published and retired ones.",
  permission: "maturity:read",
  route: "GET /own-frameworks",
  input: z.strictObject({}),
  output: z.array(
    z.object({
      key: z.string(),
      version: z.string(),
      title: z.string(),
      status: z.enum(["draft", "published", "retired"]),
      savedAt: z.date(),
      publishedAt: z.date().nullable(),
      retiredAt: z.date().nullable(),
    }),
  ),
  run: (work) =>
    work.db
      .select({
        key: customFrameworks.key,
        version: customFrameworks.version,
        title: customFrameworks.title,
        status: customFrameworks.status,
        savedAt: customFrameworks.savedAt,
        publishedAt: customFrameworks.publishedAt,
        retiredAt: customFrameworks.retiredAt,
      })
      .from(customFrameworks)
      .where(eq(customFrameworks.orgId, work.orgId))
      .orderBy(
        asc(customFrameworks.title),
        asc(customFrameworks.key),
        asc(customFrameworks.version),
      )
      .limit(MOST),
});
