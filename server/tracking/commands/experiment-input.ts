import { z } from "zod";

export const experimentId = z.number().int().min(0);

export const experimentName = z
  .string()
  .max(500, "it is longer than 500 characters")
  .refine((name) => name.trim() !== "", "it is empty");

const key = z.string().min(1).max(250, "its key is longer than 250 characters");

/** An experiment's tag, in MLflow's limits. */
export const experimentTag = z.strictObject({
  key,
  value: z.string().max(5000, "its value is longer than 5000 characters").default(""),
});
