import { database } from "~/db/client";
import { organisations } from "~/db/schema/identity";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { deliverWebhooks } from "~/server/registry/commands/deliver-webhooks";

/** Between two looks at what is to be told. */
const EVERY_MS = 3000;

const contextOf = (orgId: string): Context => ({
  actor: { kind: "system", job: "tell webhooks" },
  orgId: vouchForOrg(orgId),
  requestId: newId(),
  log,
  now: () => new Date(),
});

async function lookRound(): Promise<void> {
  const all = await database().read({ "app.identity": "on" }, (db) =>
    db.select({ id: organisations.id }).from(organisations),
  );
  for (const { id } of all) await deliverWebhooks(contextOf(id));
}

/** Tells webhooks for as long as the process runs. Ending waits for the letters that are on their way. */
export function tellWebhooksAlways(): { readonly end: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    try {
      await lookRound();
    } catch (error) {
      log.warn({ err: error }, "webhooks were not told");
    }
    if (!ended) timer = setTimeout(turn, EVERY_MS);
  };
  const turn = (): void => {
    running = round();
  };
  timer = setTimeout(turn, EVERY_MS);
  return {
    end: async () => {
      ended = true;
      clearTimeout(timer);
      await running;
    },
  };
}
