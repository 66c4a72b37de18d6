import { deliverWebhooks } from "~/server/registry/commands/deliver-webhooks";
import { contextOfJob, everyOrganisation } from "./organisations";
import { inRounds } from "./rounds";

/** Between two looks at what is to be told. */
const EVERY_MS = 3000;

async function lookRound(): Promise<void> {
  for (const id of await everyOrganisation())
    await deliverWebhooks(contextOfJob("tell webhooks", id));
}

/** Tells webhooks for as long as the process runs. Ending waits for the letters that are on their way. */
export const tellWebhooksAlways = () =>
  inRounds({
    firstMs: EVERY_MS,
    everyMs: EVERY_MS,
    work: lookRound,
    failure: "webhooks were not told",
  });
