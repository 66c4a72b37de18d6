import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { metricLatest, runParams, runs, runTags } from "~/db/schema/tracking";
import { runDatasets, runInputs } from "~/db/schema/tracking-models";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { newId } from "~/server/core/ids";
import { propertyRuns } from "~/server/core/testing/property-runs";
import type { Filter } from "../../rules/filter/ast";
import { parseOrderBy } from "../../rules/filter/order-by";
import { printFilter } from "../../rules/filter/print";
import type { SortTerm } from "../../rules/filter/subject";
import { runIdText } from "../../rules/run-id";
import { evaluate, type Row } from "../../testing/evaluate";
import { expectedOrder } from "../../testing/expected-order";
import { randomFilter } from "../../testing/random-filter";
import {
  likelyFilter,
  printTerm,
  randomOrder,
  type RandomRun,
  randomRun,
} from "../../testing/random-runs";

type Known = { readonly row: Row; readonly run: RandomRun; readonly experimentId: number };

let world: World;
let side: Side;
let experimentIds: number[];
let known: Known[];

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  experimentIds = [];
  for (const name of ["one", "two", "elsewhere"]) {
    const { experimentId } = await side.everyone.tracking.createExperiment({ name });
    experimentIds.push(experimentId);
  }
  known = await store(fc.sample(randomRun, { numRuns: 240, seed: 4 }));
}, 60_000);
afterAll(() => world.close());

/** As the application stores them, all at once. */
async function store(all: readonly RandomRun[]): Promise<Known[]> {
  const { orgId } = side;
  const placed = all.map((run, at) => {
    const id = newId();
    const experimentId = experimentIds[at % 3] ?? 0;
    return { run, id, experimentId, runId: id, orgId, artifactUri: `x:/${at % 5}` };
  });
  const entries = (kind: "params" | "tags") =>
    placed.flatMap(({ run, orgId, runId, experimentId }) =>
      Object.entries(run[kind]).map(([key, value]) => ({ orgId, runId, experimentId, key, value })),
    );
  const datasets = placed.flatMap(({ run, orgId, runId, experimentId }) =>
    run.datasets.map((dataset) => ({ ...dataset, orgId, runId, experimentId })),
  );
  await world.database.pool.transaction({ "app.org_id": orgId }, async (db) => {
    await db.insert(runs).values(
      placed.map(({ run, ...place }) => ({
        ...place,
        ...run,
        deletedAt: run.isDeleted ? new Date() : null,
      })),
    );
    await db.insert(runParams).values(entries("params"));
    await db.insert(runTags).values(entries("tags"));
    await db.insert(metricLatest).values(
      placed.flatMap(({ run, orgId, runId, experimentId }) =>
        Object.entries(run.metrics).map(([key, value]) => {
          return { orgId, runId, experimentId, key, value, step: 0, loggedMs: 0 };
        }),
      ),
    );
    const ids = new Map<string, string>();
    for (const { name, digest, experimentId } of datasets) {
      const key = JSON.stringify([experimentId, name, digest]);
      if (ids.has(key)) continue;
      ids.set(key, newId());
      const id = ids.get(key) ?? "";
      const rest = { sourceType: "x", source: "x" };
      await db.insert(runDatasets).values({ orgId, id, experimentId, name, digest, ...rest });
    }
    await db.insert(runInputs).values(
      datasets.map(({ name, digest, context, experimentId, runId }) => {
        const datasetId = ids.get(JSON.stringify([experimentId, name, digest])) ?? "";
        return { orgId, runId, datasetId, context, tags: {} };
      }),
    );
  });
  return placed.map(({ run, id, experimentId, artifactUri }) => ({
    run,
    experimentId,
    row: {
      attributes: {
        run_id: runIdText(id),
        run_name: run.name,
        user_id: run.userName,
        status: run.status,
        artifact_uri: artifactUri,
        start_time: run.startedMs,
        end_time: run.endedMs,
      },
      metrics: run.metrics,
      params: run.params,
      tags: run.tags,
      datasets: run.datasets.map((each) => ({ ...each, context: each.context || null })),
    },
  }));
}

const views = ["active", "deleted", "all"] as const;

type Search = {
  readonly filter: Filter | null;
  readonly order: readonly SortTerm[];
  readonly view: (typeof views)[number];
  readonly experiments: number;
  readonly pageRows: number;
};

const idOf = ({ attributes }: Row) => attributes["run_id"];

/** What must come, found by looking at every run. */
function expected({ filter, order, view, experiments }: Search): unknown[] {
  const wanted = experimentIds.slice(0, experiments);
  const rows = known
    .filter(({ experimentId }) => wanted.includes(experimentId))
    .filter(({ run }) => view === "all" || run.isDeleted === (view === "deleted"))
    .map(({ row }) => row)
    .filter((row) => filter === null || evaluate(filter, row));
  const parsed = parseOrderBy("runs", order.map(printTerm));
  return expectedOrder(rows, parsed.ok ? parsed.terms : []).map(idOf);
}

/** What comes, page by page. */
async function answered(search: Search): Promise<unknown[]> {
  const ids: unknown[] = [];
  let pageToken: string | undefined;
  do {
    const page = await side.everyone.tracking.searchRuns({
      experimentIds: experimentIds.slice(0, search.experiments),
      filter: search.filter === null ? "" : printFilter("runs", search.filter),
      orderBy: search.order.map(printTerm),
      view: search.view,
      maxResults: search.pageRows,
      pageToken,
    });
    ids.push(...page.runs.map(({ runId }) => runId));
    pageToken = page.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return ids;
}

const search = (filter: fc.Arbitrary<Filter | null>): fc.Arbitrary<Search> =>
  fc.record({
    filter,
    order: randomOrder,
    view: fc.constantFrom(...views),
    experiments: fc.integer({ min: 0, max: 3 }),
    pageRows: fc.constantFrom(1000, 1000, 1000, 17, 41),
  });

describe("a search of runs finds exactly what looking at each of them finds, in the same order", () => {
  test("for filters over what is there, in pages of any size", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(search(fc.option(likelyFilter)), async (asked) => {
        const ids = await answered(asked);
        expect(ids).toEqual(expected(asked));
        found += ids.length;
      }),
      { numRuns: propertyRuns(2000) },
    );
    expect(found).toBeGreaterThan(500);
  }, 240_000);

  test("for any filter at all", async () => {
    await fc.assert(
      fc.asyncProperty(search(randomFilter("runs")), async (asked) => {
        expect(await answered({ ...asked, pageRows: 1000 })).toEqual(expected(asked));
      }),
      { numRuns: propertyRuns(1000) },
    );
  }, 240_000);

  test("from any place that a token of the reference names", async () => {
    await fc.assert(
      fc.asyncProperty(search(fc.option(likelyFilter)), fc.nat(300), async (asked, offset) => {
        const page = await side.everyone.tracking.searchRuns({
          experimentIds: experimentIds.slice(0, asked.experiments),
          filter: asked.filter === null ? "" : printFilter("runs", asked.filter),
          orderBy: asked.order.map(printTerm),
          view: asked.view,
          maxResults: asked.pageRows,
          pageToken: Buffer.from(JSON.stringify({ offset })).toString("base64"),
        });
        const ids = page.runs.map(({ runId }) => runId);
        expect(ids).toEqual(expected(asked).slice(offset, offset + asked.pageRows));
      }),
      { numRuns: propertyRuns(300) },
    );
  }, 120_000);
});
