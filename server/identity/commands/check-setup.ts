import { z } from "zod";
import { organisations, setups } from "~/db/schema/identity";
import { entry } from "~/server/core/entry";
import { sameHash, sha256 } from "../adapters/secrets";

export const checkSetup = entry({
  name: "identity.check-setup",
  summary: "Whether Cairn still waits to be set up, and whether this link may do it.",
  input: z.strictObject({ token: z.string().max(200).default("") }),
  output: z.object({
    state: z.enum(["ready", "wrong-link", "done"]),
    /** The demonstration was loaded at start; an organisation waits to be taken over. */
    prepared: z.boolean(),
  }),
  run: async ({ db }, { token }) => {
    const [row] = await db.select().from(setups);
    const state =
      row?.completedAt !== null && row !== undefined
        ? "done"
        : row && sameHash(row.tokenHash, sha256(token))
          ? "ready"
          : "wrong-link";
    // Only whoever holds the link learns of it.
    const waiting =
      state !== "ready"
        ? []
        : await db.select({ id: organisations.id }).from(organisations).limit(1);
    return { result: { state, prepared: waiting.length > 0 } as const, audit: null };
  },
});
