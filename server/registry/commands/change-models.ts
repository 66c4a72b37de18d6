import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { registeredModels } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { heldModels } from "../queries/models-by-name";
import { keptUntil } from "../rules/retention";
import { modelName } from "./registry-input";
import { restore } from "./restore-model";

/** As many as a page of a list holds. */
export const MOST_AT_ONCE = 200;

const names = z
  .array(modelName)
  .min(1)
  .max(MOST_AT_ONCE)
  .transform((all) => [...new Set(all)]);
const output = z.object({ names: z.array(z.string()) });

/** How the trail names several; which ones stands in the entry. */
export const severalModels = (count: number): string => `models:${count}`;

type Change = Partial<typeof registeredModels.$inferInsert>;

async function changeAll(work: Work, asked: readonly string[], change: Change): Promise<string[]> {
  const models = await heldModels(work, asked);
  await work.db
    .update(registeredModels)
    .set(change)
    .where(
      and(
        eq(registeredModels.orgId, work.orgId),
        inArray(
          registeredModels.id,
          models.map(({ id }) => id),
        ),
      ),
    );
  return models.map(({ name }) => name);
}

export const deleteModels = command({
  name: "registry.delete-models",
  summary: "Puts several models aside, all or none; for 30 days they can be brought back.",
  permission: "registry:write",
  route: "POST /models/delete",
  input: z.strictObject({ names }),
  output: output.extend({ keptUntil: z.date() }),
  run: async (work, asked) => {
    const deletedAt = work.now();
    const until = keptUntil(deletedAt);
    const done = await changeAll(work, asked.names, { deletedAt, keptUntil: until });
    return {
      result: { names: done, keptUntil: until },
      audit: {
        subject: severalModels(done.length),
        before: { names: done },
        after: { deletedAt, keptUntil: until },
      },
    };
  },
});

export const restoreModels = command({
  name: "registry.restore-models",
  summary: "Brings several deleted models back with their versions and aliases, all or none.",
  permission: "registry:write",
  route: "POST /models/restore",
  input: z.strictObject({ names }),
  output,
  run: async (work, asked) => {
    // A name can have been given out again, so each is judged by itself; a page holds few.
    for (const name of asked.names) await restore(work, name);
    return {
      result: { names: asked.names },
      audit: { subject: severalModels(asked.names.length), after: { restored: asked.names } },
    };
  },
});

export const archiveModels = command({
  name: "registry.archive-models",
  summary: "Takes several models out of lists, or puts them back, all or none.",
  permission: "registry:write",
  route: "POST /models/archive",
  input: z.strictObject({ names, archived: z.boolean() }),
  output,
  run: async (work, asked) => {
    const archivedAt = asked.archived ? work.now() : null;
    const done = await changeAll(work, asked.names, { archivedAt });
    return {
      result: { names: done },
      audit: { subject: severalModels(done.length), after: { names: done, archivedAt } },
    };
  },
});
