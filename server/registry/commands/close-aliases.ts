import { sql } from "drizzle-orm";
import { aliasAssignments } from "~/db/schema/registry";

/** Ends an assignment now, and never before it began, whatever the clocks of two processes say. */
export const closing = (at: Date) => ({
  validTo: sql`greatest(${at}::timestamptz, ${aliasAssignments.validFrom})`,
});
