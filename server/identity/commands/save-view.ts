import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { savedViews } from "~/db/schema/views";
import { memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { viewPlace } from "../queries/views";

const MOST_VIEWS = 200;

export const saveView = command({
  name: "identity.save-view",
  summary:
    "Keeps what the address of a list asks for under a name, for oneself or for everybody; an own view of the same name is replaced.",
  permission: "own-account:manage",
  input: z.strictObject({
    place: viewPlace,
    name: z.string().trim().min(1, "Enter a name.").max(60),
    search: z.string().max(2000, "The address is longer than 2000 characters."),
    shared: z.boolean().default(false),
  }),
  output: z.object({ viewId: z.uuid() }),
  run: async (work, { place, name, search, shared }) => {
    const memberId = requireMember(work);
    const before = await ownView(work, { place, name, memberId });
    const viewId = before?.id ?? newId();
    if (before === undefined) await refuseTooMany(work, memberId);
    const view = { shared, place, name, search };
    await work.db
      .insert(savedViews)
      .values({ orgId: work.orgId, id: viewId, memberId, createdAt: work.now(), ...view })
      .onConflictDoUpdate({ target: [savedViews.orgId, savedViews.id], set: view });
    return {
      result: { viewId },
      audit: {
        subject: `view:${viewId}`,
        before: before && { name: before.name, search: before.search, shared: before.shared },
        after: view,
      },
    };
  },
});

function requireMember({ actor }: Work): string {
  const memberId = memberOf(actor);
  if (memberId !== null) return memberId;
  throw new DomainError("forbidden", "Only people keep views.");
}

type Named = { readonly place: string; readonly name: string; readonly memberId: string };

async function ownView({ db, orgId }: Work, { place, name, memberId }: Named) {
  const [view] = await db
    .select()
    .from(savedViews)
    .where(
      and(
        eq(savedViews.orgId, orgId),
        eq(savedViews.memberId, memberId),
        eq(savedViews.place, place),
        sql`lower(${savedViews.name}) = lower(${name}::text)`,
      ),
    );
  return view;
}

async function refuseTooMany({ db, orgId }: Work, memberId: string): Promise<void> {
  const held = await db.$count(
    savedViews,
    and(eq(savedViews.orgId, orgId), eq(savedViews.memberId, memberId)),
  );
  if (held < MOST_VIEWS) return;
  throw new DomainError("precondition", `You keep ${held} views. Delete one first.`);
}
