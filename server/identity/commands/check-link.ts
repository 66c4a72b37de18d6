import { eq } from "drizzle-orm";
import { z } from "zod";
import { organisations } from "~/db/schema/identity";
import { entry } from "~/server/core/entry";
import { found } from "~/server/core/errors";
import { accountByEmail } from "../queries/accounts";
import { linkToken } from "./steps/fields";
import { peekLink } from "./steps/links";

export const checkLink = entry({
  name: "identity.check-link",
  summary: "What a one-time link is for, shown before it is used.",
  input: z.strictObject({ kind: z.enum(["invitation", "reset"]), token: linkToken }),
  output: z.object({
    organisation: z.string(),
    email: z.string(),
    name: z.string(),
    expiresAt: z.date(),
    /** The person has an account here already and gives its password instead of choosing one. */
    hasAccount: z.boolean(),
  }),
  run: async ({ db }, { kind, token }) => {
    const { orgId, email, name, expiresAt } = await peekLink(db, kind, token);
    const [row] = await db
      .select({ name: organisations.name })
      .from(organisations)
      .where(eq(organisations.id, orgId));
    const organisation = found(row, "The organisation").name;
    const hasAccount = (await accountByEmail(db, email)) !== undefined;
    return { result: { organisation, email, name, expiresAt, hasAccount }, audit: null };
  },
});
