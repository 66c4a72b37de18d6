import { asLeader, type Login, type StillLeads } from "~/db/lead";
import { blobStore } from "~/server/artifacts/adapters/store";
import { applyRetention } from "~/server/artifacts/commands/apply-retention";
import { freeUnusedContent, hasUnusedContent } from "~/server/artifacts/commands/free-unused";
import { previewRetention } from "~/server/artifacts/queries/preview-retention";
import type { Context } from "~/server/core/context";
import { log } from "~/server/core/log";
import { packLeftOver } from "~/server/tracking/commands/pack-left-over";
import { contextOfJob, everyOrganisation } from "./organisations";
import { inRounds } from "./rounds";

/** From the start to the first round, and from the end of one to the next. */
const FIRST_MS = 60_000;
const EVERY_MS = 600_000;
/** What uploads left behind that were cut by a crash, and that nobody can be sending any more. */
export const LEFT_BEHIND_MS = 86_400_000;

type Chore = {
  readonly name: string;
  readonly work: (context: Context, stillLeads: StillLeads) => Promise<unknown>;
};

/** What is done for each organisation, in this order: what retention removes is freed in the same round. */
const chores: readonly Chore[] = [
  { name: "pack metrics", work: packLeftOver },
  { name: "retention of artifacts", work: removeWhatIsDue },
  { name: "free content", work: freeWhatIsUnused },
];

/** Removes the files of what was deleted long ago; nothing is written when there is nothing. */
async function removeWhatIsDue(context: Context): Promise<void> {
  const { total } = await previewRetention.run(context, { limit: 1 });
  if (total > 0) await applyRetention.run(context, {});
}

async function freeWhatIsUnused(context: Context, stillLeads: StillLeads): Promise<void> {
  while ((await hasUnusedContent(context)) && (await stillLeads())) {
    const { contents } = await freeUnusedContent.run(context, {});
    // What is left is held by somebody who names it at this moment.
    if (contents === 0) return;
  }
}

/** A chore that fails for one organisation keeps neither the others nor the other organisations waiting. */
async function doAll(stillLeads: StillLeads): Promise<void> {
  for (const id of await everyOrganisation()) {
    for (const { name, work } of chores) {
      if (!(await stillLeads())) return;
      try {
        await work(contextOfJob("housekeeping", id), stillLeads);
      } catch (error) {
        log.warn({ err: error, chore: name, orgId: id }, "a chore was not done");
      }
    }
  }
}

/**
 * One round, unless another process is at it.
 * @param goesOn false once this process is to end
 * @returns whether this process did it
 */
export async function keepHouse(login: Login, goesOn = (): boolean => true): Promise<boolean> {
  // Each process has a folder of its own for uploads on their way.
  await blobStore().tidy(new Date(Date.now() - LEFT_BEHIND_MS));
  return asLeader(login, (stillLeads) => doAll(async () => goesOn() && (await stillLeads())));
}

/** Keeps house for as long as the process runs. Ending waits for the piece of work that is under way. */
export const keepHouseAlways = (login: Login) =>
  inRounds({
    firstMs: FIRST_MS,
    everyMs: EVERY_MS,
    work: (goesOn) => keepHouse(login, goesOn),
    failure: "the house was not kept",
  });
