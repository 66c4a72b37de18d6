import fc from "fast-check";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { modelVersions, registeredModels } from "~/db/schema/registry";
import { loggedModels } from "~/db/schema/tracking-models";
import { experiment } from "~/server/api/testing/tracking-fixtures";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { propertyRuns } from "~/server/core/testing/property-runs";
import { clauseOfModel } from "~/server/tracking/queries/logged-model-sql";
import { conditionOf } from "~/server/tracking/queries/search/condition";
import type { Filter } from "~/server/tracking/rules/filter/ast";
import type { SubjectName } from "~/server/tracking/rules/filter/subjects/index";
import { evaluate, type Row } from "~/server/tracking/testing/evaluate";
import { randomFilter } from "~/server/tracking/testing/random-filter";
import { clauseOfRegisteredModel, clauseOfVersion } from "./registry-sql";
import { ofItsModel } from "./version-row";

// The same filter over the same rows, in SQL and by an evaluation that knows no SQL: both find the same.

let world: World;
let side: Side;
const models = new Map<string, Row>();
const versions = new Map<string, Row>();
const logged = new Map<string, Row>();

const texts = ["a", "b", "loss", "it's", "%a_", "\\", " ", "AND", "a.b", "é"];
const at = <Item>(list: readonly Item[], place: number): Item => {
  const item = list[place % list.length];
  if (item === undefined) throw new Error("an empty list");
  return item;
};
const tagsOf = (place: number) =>
  Object.fromEntries(
    [at(texts, place), at(texts, place + 3), "mlflow.prompt.is_prompt"]
      .slice(0, place % 4)
      .map((key, index) => [
        key,
        index === 2 ? at(["true", "false", "x"], place) : at(texts, place + index),
      ]),
  );
const pairs = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));

async function fill(): Promise<void> {
  const { registry, tracking } = side.everyone;
  const { experimentId } = await experiment(side);
  for (const [place, name] of texts.filter((text) => text.trim() !== "").entries()) {
    const tags = tagsOf(place);
    await registry.createModel({ name, tags: pairs(tags) });
    models.set(name, { attributes: { name }, tags });
    for (const version of [1, 2]) {
      const [marks, source] = [tagsOf(place + version), `s3://b/${at(texts, place)}`];
      await registry.createVersion({ name, source, tags: pairs(marks) });
      versions.set(`${name}/${version}`, {
        attributes: { name, version_number: version, run_id: null, source_path: source },
        tags: marks,
      });
    }
    const params = { [at(texts, place)]: at(texts, place + 1) };
    const model = await tracking.createLoggedModel({
      experimentId,
      name: `n${place}`,
      params: pairs(params),
      tags: pairs(tags),
    });
    const metrics = place % 3 === 0 ? {} : { [at(texts, place)]: at([0.5, Number.NaN, -3], place) };
    await measure(model.modelId, metrics);
    logged.set(model.modelId, {
      attributes: {
        name: model.name,
        model_id: model.modelId,
        model_type: "",
        source_run_id: null,
        status: "PENDING",
        creation_timestamp: model.createdMs,
        last_updated_timestamp: model.updatedMs,
      },
      params,
      tags,
      metrics,
    });
  }
}

async function measure(modelId: string, metrics: Readonly<Record<string, number>>): Promise<void> {
  const [run] = await world.owner<{ id: string }[]>`
    insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values (${side.orgId}, gen_random_uuid(), 0, 'run', 'ana', 'FINISHED', 1, 'x') returning id`;
  for (const [key, value] of Object.entries(metrics)) {
    await world.owner`insert into logged_model_metric
      values (${side.orgId}, ${modelId.slice(2)}::uuid, ${run?.id ?? ""}, ${key}, 0, 1, ${value}, '', '')`;
  }
}

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  await fill();
}, 120_000);
afterAll(() => world.close());

const inOrg = { "app.org_id": "" };
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).toSorted();

const found: Readonly<Partial<Record<SubjectName, (filter: Filter) => Promise<string[]>>>> = {
  registeredModels: (filter) =>
    world.database.pool.read({ ...inOrg, "app.org_id": side.orgId }, async (db) =>
      names(
        await db
          .select({ name: registeredModels.name })
          .from(registeredModels)
          .where(conditionOf(filter, clauseOfRegisteredModel)),
      ),
    ),
  modelVersions: (filter) =>
    world.database.pool.read({ ...inOrg, "app.org_id": side.orgId }, async (db) =>
      names(
        await db
          .select({
            name: sql<string>`${registeredModels.name} || '/' || ${modelVersions.version}`,
          })
          .from(modelVersions)
          .innerJoin(registeredModels, ofItsModel)
          .where(conditionOf(filter, clauseOfVersion)),
      ),
    ),
  loggedModels: (filter) =>
    world.database.pool.read({ ...inOrg, "app.org_id": side.orgId }, async (db) =>
      names(
        await db
          .select({ name: sql<string>`'m-' || replace(${loggedModels.id}::text, '-', '')` })
          .from(loggedModels)
          .where(conditionOf(filter, clauseOfModel([]))),
      ),
    ),
};

const rows = { registeredModels: models, modelVersions: versions, loggedModels: logged } as const;

type Searched = keyof typeof rows;

/** Which rows a filter lets through, by the evaluation in memory. */
const expectedOf = (subject: Searched, filter: Filter): string[] =>
  [...rows[subject]]
    .filter(([, row]) => evaluate(filter, row))
    .map(([name]) => name)
    .toSorted();

/** Filters that let some rows through and others not: always the same ones, and enough of them. */
function selective(subject: Searched): Filter[] {
  const drawn = fc.sample(randomFilter(subject), { seed: 7, numRuns: 5000 });
  return drawn
    .filter((filter) => {
      const { length } = expectedOf(subject, filter);
      return length > 0 && length < rows[subject].size;
    })
    .slice(0, 20);
}

const subjects = ["registeredModels", "modelVersions", "loggedModels"] as const;

test.each(subjects)(
  "a filter over %s finds in the database what it finds in memory",
  async (subject) => {
    await fc.assert(
      fc.asyncProperty(randomFilter(subject), async (filter) => {
        expect(await found[subject]?.(filter)).toEqual(expectedOf(subject, filter));
      }),
      { numRuns: propertyRuns(3000) },
    );
  },
  300_000,
);

test.each(subjects)(
  "a filter over %s that tells rows apart tells the right ones",
  async (subject) => {
    const filters = selective(subject);
    expect(filters).toHaveLength(20);
    for (const filter of filters) {
      expect(await found[subject]?.(filter)).toEqual(expectedOf(subject, filter));
    }
  },
);
