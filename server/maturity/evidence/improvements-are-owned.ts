import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { members } from "~/db/schema/identity";
import { improvements } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { check } from "./check";
import { coverage } from "./scale";

const openItems = (work: Work, teamId: string) =>
  work.db
    .select({
      id: improvements.id,
      title: improvements.title,
      owner: members.status,
      dueOn: improvements.dueOn,
      effortDays: improvements.effortDays,
    })
    .from(improvements)
    .leftJoin(
      members,
      and(eq(members.orgId, improvements.orgId), eq(members.id, improvements.ownerId)),
    )
    .where(
      and(
        eq(improvements.orgId, work.orgId),
        eq(improvements.teamId, teamId),
        inArray(improvements.status, ["planned", "doing"]),
        lte(improvements.createdAt, work.now()),
      ),
    )
    .orderBy(asc(improvements.createdAt), asc(improvements.id));

type Item = Awaited<ReturnType<typeof openItems>>[number];

const missing = (item: Item): string[] => [
  ...(item.owner === "active" ? [] : [item.owner === null ? "no owner" : "its owner has left"]),
  ...(item.dueOn === null ? ["no due date"] : []),
  ...(item.effortDays === null ? ["no effort"] : []),
];

/** No days of grace for new items: owner, date and effort can be said the minute an item is planned. */
export const improvementsAreOwned = check({
  id: "C92",
  version: 1,
  formula: "the item has an active member as owner, a due date and an effort in days",
  population: "improvement items of the team that are planned or being done",
  window: "now",
  scale: coverage,
  validityDays: 7,
  authoritative: true,
  measure: async (work, teamId) => {
    const items = await openItems(work, teamId);
    if (items.length === 0) {
      return { status: "no_population", reason: "The team has no open improvement item." };
    }
    const offenders = items
      .filter((item) => missing(item).length > 0)
      .map((item) => ({ id: item.id, label: `${item.title}: ${missing(item).join(", ")}` }));
    const good = items.length - offenders.length;
    return { status: "measured", good, eligible: items.length, offenders };
  },
});
