import { eq } from "drizzle-orm";
import { z } from "zod";
import { organisations } from "~/db/schema/identity";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { currency, organisationName, timeZone } from "./steps/fields";

export const updateOrganisation = command({
  name: "identity.update-organisation",
  summary: "Changes the organisation's name, time zone and currency.",
  permission: "organisation:manage",
  input: z.strictObject({ name: organisationName, timeZone, currency }),
  output: z.object({ name: z.string(), timeZone: z.string(), currency: z.string() }),
  run: async ({ db, orgId }, given) => {
    const own = eq(organisations.id, orgId);
    const { name, timeZone, currency } = organisations;
    const [row] = await db
      .select({ name, timeZone, currency })
      .from(organisations)
      .where(own)
      .for("update");
    const before = found(row, "The organisation");
    await db.update(organisations).set(given).where(own);
    return { result: given, audit: { subject: `organisation:${orgId}`, before, after: given } };
  },
});
