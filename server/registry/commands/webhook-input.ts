import { z } from "zod";
import { problemOfUrl } from "../adapters/public-address";
import { WEBHOOK_EVENTS } from "../rules/webhook-event";

/** As the reference has it: letters, digits, dots, hyphens and underscores, beginning and ending with the first two. */
export const webhookName = z
  .string()
  .refine(
    (name) => /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/i.test(name),
    "1 to 63 letters, digits, . _ or - fit",
  )
  .meta({ examples: ["news-of-models"] });

export const webhookUrl = z
  .string()
  .max(2000)
  .check((context) => {
    const problem = problemOfUrl(context.value);
    if (problem !== null) {
      context.issues.push({ code: "custom", message: problem, input: context.value });
    }
  })
  .meta({ examples: ["https://example.org/told"] });

export const webhookEvents = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .max(20)
  .transform((events) => [...new Set(events)]);

export const webhookStatus = z.enum(["ACTIVE", "DISABLED"]);
export const webhookSecret = z.string().max(1000);
export const webhookDescription = z.string().max(2000);
export const webhookId = z.string().min(1).max(255);
