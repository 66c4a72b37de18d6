import { z } from "zod";

/** Which milestone a row was read from. */
export const milestoneRef = z.object({
  id: z.uuid(),
  name: z.string(),
  takenAt: z.date(),
  frameworkVersion: z.string(),
});
