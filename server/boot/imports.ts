import { database } from "~/db/client";
import { organisations } from "~/db/schema/identity";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { carryOn } from "~/server/imports/commands/carry-on";

/** Between two looks at what is to be imported. */
const EVERY_MS = 2000;

const contextOf = (orgId: string): Context => ({
  actor: { kind: "system", job: "import" },
  orgId: vouchForOrg(orgId),
  requestId: newId(),
  log,
  now: () => new Date(),
});

/**
 * Works on imports for as long as the process runs, one of each organisation at a time, so that a long one of one
 * organisation keeps nobody else waiting. Ending waits for the pieces that are under way.
 */
export function importAlways(): { readonly end: () => Promise<void> } {
  const busy = new Map<string, Promise<unknown>>();
  let looking: Promise<void> = Promise.resolve();
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const begin = (id: string): void => {
    const work = carryOn(contextOf(id), () => ended)
      .catch((error: unknown) => log.warn({ err: error }, "an import was not taken up"))
      .finally(() => busy.delete(id));
    busy.set(id, work);
  };
  const look = async (): Promise<void> => {
    try {
      const all = await database().read({ "app.identity": "on" }, (db) =>
        db.select({ id: organisations.id }).from(organisations),
      );
      for (const { id } of all) if (!busy.has(id) && !ended) begin(id);
    } catch (error) {
      log.warn({ err: error }, "imports were not looked for");
    }
    if (!ended) timer = setTimeout(turn, EVERY_MS);
  };
  const turn = (): void => {
    looking = look();
  };
  timer = setTimeout(turn, EVERY_MS);
  return {
    end: async () => {
      ended = true;
      clearTimeout(timer);
      await looking;
      await Promise.all(busy.values());
    },
  };
}
