import { type SQL, sql } from "drizzle-orm";
import { runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import type { Filter } from "../../rules/filter/ast";
import type { SortTerm } from "../../rules/filter/subject";
import { badToken, type Start, writePageToken } from "../page-token";
import { conditionOf } from "./condition";
import { behind, keyList, type KeyValue, orderBy } from "./keyset";
import { inScope, runLeg, type Scope } from "./run-legs";
import { runOrder, type Stretch } from "./run-order";

export type View = "active" | "deleted" | "all";

export type RunSearch = {
  readonly experimentIds: readonly number[];
  readonly view: View;
  readonly filter: Filter | null;
  /** With ties settled. */
  readonly order: readonly SortTerm[];
  readonly start: Start;
  readonly limit: number;
};

const stages: Readonly<Record<View, SQL>> = {
  active: sql`run.deleted_at is null`,
  deleted: sql`run.deleted_at is not null`,
  all: sql`true`,
};

/** The condition of a search over `run`, without its order. */
export function searched(
  orgId: string,
  { experimentIds, view, filter }: Pick<RunSearch, "experimentIds" | "view" | "filter">,
): SQL {
  const scope: Scope = { orgId, experimentIds };
  return sql`${inScope(scope, sql`run`)} and ${stages[view]} and ${conditionOf(filter, runLeg(scope))}`;
}

export type Found = {
  /** UUIDs, in order. */
  readonly ids: readonly string[];
  readonly nextPageToken: string | null;
};

type Hit = { readonly id: string; readonly keys: KeyValue[]; readonly stretch: number };
type Place = {
  readonly stretch: number;
  readonly after: readonly KeyValue[] | null;
  readonly offset: number;
};

/** One page of a search. */
export async function searchRuns(work: Work, search: RunSearch): Promise<Found> {
  const { experimentIds, order, start, limit } = search;
  if (experimentIds.length === 0) return { ids: [], nextPageToken: null };
  const stretches = runOrder({ orgId: work.orgId, experimentIds }, order);
  const where = searched(work.orgId, search);
  const hits: Hit[] = [];
  let place = placeOf(start, stretches.length);
  for (const [at, stretch] of stretches.entries()) {
    if (at < place.stretch || hits.length > limit) continue;
    const left = limit + 1 - hits.length;
    const rows = await work.db.execute<Omit<Hit, "stretch">>(
      partOf({ stretch, where, place, limit: left }),
    );
    hits.push(...rows.map((row) => ({ ...row, stretch: at })));
    // Without an offset left, nothing was passed over.
    const passed =
      rows.length > 0 || place.offset === 0 ? place.offset : await sizeOf(work, { stretch, where });
    place = { stretch: at + 1, after: null, offset: place.offset - passed };
  }
  const page = hits.slice(0, limit);
  const last = page.at(-1);
  const more = hits.length > limit && last !== undefined;
  return {
    ids: page.map(({ id }) => id),
    nextPageToken: more ? writePageToken([last.stretch, ...last.keys]) : null,
  };
}

function placeOf(start: Start, stretches: number): Place {
  if ("offset" in start) return { stretch: 0, after: null, offset: start.offset };
  const [stretch, ...after] = start.after;
  if (typeof stretch !== "number" || !Number.isInteger(stretch)) throw badToken();
  if (stretch < 0 || stretch >= stretches) throw badToken();
  return { stretch, after, offset: 0 };
}

type Read = { readonly stretch: Stretch; readonly where: SQL };
type Part = Read & { readonly place: Omit<Place, "stretch">; readonly limit: number };

/** The ids of a part of a stretch, with what they were sorted by. */
export function partOf({ stretch, where, place, limit }: Part): SQL {
  const { joins, keys } = stretch;
  const after = place.after === null ? sql`true` : behind(keys, place.after);
  return sql`select run.id, ${keyList(keys)} as keys from ${runs} run ${joins}
    where ${where} and ${stretch.where} and ${after}
    order by ${orderBy(keys)} offset ${place.offset} limit ${limit}`;
}

async function sizeOf({ db }: Work, { stretch, where }: Read): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${runs} run ${stretch.joins} where ${where} and ${stretch.where}`,
  );
  return row?.n ?? 0;
}
