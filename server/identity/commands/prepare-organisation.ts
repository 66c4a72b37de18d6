import { sql } from "drizzle-orm";
import { database } from "~/db/client";
import { organisations } from "~/db/schema/identity";
import { newId } from "~/server/core/ids";

/**
 * Makes the organisation that the first set-up will take over, for data that is there before anybody is. Nobody can
 * sign in to it until then. It is no operation: only the process itself asks.
 */
export async function prepareOrganisation(): Promise<string> {
  const id = newId();
  await database().transaction({ "app.identity": "on" }, (db) =>
    db.insert(organisations).values({
      id,
      name: "Demonstration",
      timeZone: "UTC",
      currency: "EUR",
      createdAt: sql`now()`,
    }),
  );
  return id;
}
