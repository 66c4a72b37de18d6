import { z } from "zod";
import { type Entry, entry } from "~/server/core/entry";
import { countAttempt } from "./steps/attempts";
import { refusal } from "./steps/refusal";

const input = z.strictObject({ reason: z.string().max(2000) });

const note = entry({
  name: "identity.enter-with-oidc",
  summary: "Records that an answer in the name of the OpenID provider was not accepted.",
  input,
  output: z.never(),
  run: async (threshold, { reason }) => {
    throw await refusal(threshold, "sso-failed", reason);
  },
});

/**
 * Always refuses: a forged, stale or replayed answer, or one the provider itself could not give.
 * Anybody can send one, so they are counted by network and the trail does not grow without limit.
 */
export const refuseOidc: Entry<typeof input, z.ZodNever> = {
  ...note,
  run: async (visitor, given) => {
    await countAttempt({ ipAddress: visitor.ipAddress });
    return note.run(visitor, given);
  },
};
