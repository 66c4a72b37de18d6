import { log } from "~/server/core/log";
import { carryOn } from "~/server/imports/commands/carry-on";
import { contextOfJob, everyOrganisation } from "./organisations";
import { inRounds } from "./rounds";

/** Between two looks at what is to be imported. */
const EVERY_MS = 2000;

/**
 * Works on imports for as long as the process runs, one of each organisation at a time, so that a long one of one
 * organisation keeps nobody else waiting. Ending waits for the pieces that are under way.
 */
export function importAlways(): { readonly end: () => Promise<void> } {
  const busy = new Map<string, Promise<unknown>>();
  const begin = (id: string, goesOn: () => boolean): void => {
    const work = carryOn(contextOfJob("import", id), () => !goesOn())
      .catch((error: unknown) => log.warn({ err: error }, "an import was not taken up"))
      .finally(() => busy.delete(id));
    busy.set(id, work);
  };
  const looks = inRounds({
    firstMs: EVERY_MS,
    everyMs: EVERY_MS,
    work: async (goesOn) => {
      for (const id of await everyOrganisation()) if (!busy.has(id) && goesOn()) begin(id, goesOn);
    },
    failure: "imports were not looked for",
  });
  return {
    end: async () => {
      await looks.end();
      await Promise.all(busy.values());
    },
  };
}
