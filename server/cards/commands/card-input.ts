import { z } from "zod";
import { versionInput } from "../queries/find-card";

/** What every change of a card says. */
export const writingInput = {
  ...versionInput,
  /** The revision that was read before writing; 0 when the card was empty. */
  expectedRevision: z.number().int().min(0).max(2_147_483_647),
  /** What was changed and why, for the history. */
  note: z.string().trim().max(500, "A note holds 500 characters.").default(""),
};

export const writtenShape = z.object({
  revision: z.number().int(),
  writtenByName: z.string(),
  writtenAt: z.date(),
  changed: z.array(z.string()),
});
