import { z } from "zod";
import { setups } from "~/db/schema/identity";
import { entry } from "~/server/core/entry";
import { sameHash, sha256 } from "../adapters/secrets";

export const checkSetup = entry({
  name: "identity.check-setup",
  summary: "Whether Cairn still waits to be set up, and whether this link may do it.",
  input: z.strictObject({ token: z.string().max(200).default("") }),
  output: z.object({ state: z.enum(["ready", "wrong-link", "done"]) }),
  run: async ({ db }, { token }) => {
    const [row] = await db.select().from(setups);
    const state =
      row?.completedAt !== null && row !== undefined
        ? "done"
        : row && sameHash(row.tokenHash, sha256(token))
          ? "ready"
          : "wrong-link";
    return { result: { state } as const, audit: null };
  },
});
