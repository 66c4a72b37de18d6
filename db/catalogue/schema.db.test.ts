import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as artifacts from "../schema/artifacts";
import * as attachments from "../schema/attachments";
import * as audit from "../schema/audit";
import * as campaigns from "../schema/campaigns";
import * as features from "../schema/features";
import * as datasets from "../schema/datasets";
import * as datasetsQuality from "../schema/datasets-quality";
import * as cards from "../schema/cards";
import * as identity from "../schema/identity";
import * as imports from "../schema/imports";
import * as maturity from "../schema/maturity";
import * as operations from "../schema/operations";
import * as questionnaireImports from "../schema/questionnaire-imports";
import * as registry from "../schema/registry";
import * as targets from "../schema/targets";
import * as views from "../schema/views";
import * as tracking from "../schema/tracking";
import * as trackingChunks from "../schema/tracking-chunks";
import * as trackingModels from "../schema/tracking-models";
import * as webhooks from "../schema/webhooks";
import { testDatabase } from "../testing/template";

const described = Object.values({
  ...artifacts,
  ...attachments,
  ...audit,
  ...campaigns,
  ...features,
  ...datasets,
  ...datasetsQuality,
  ...cards,
  ...identity,
  ...imports,
  ...maturity,
  ...operations,
  ...questionnaireImports,
  ...registry,
  ...targets,
  ...tracking,
  ...trackingChunks,
  ...trackingModels,
  ...views,
  ...webhooks,
}).flatMap((value): PgTable[] => (is(value, PgTable) ? [value] : []));

let database: Awaited<ReturnType<typeof testDatabase>>;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase();
  sql = postgres(database.ownerUrl, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

type Column = { table: string; column: string; type: string; required: boolean };
const inOrder = (columns: Column[]) =>
  columns.map((c) => `${c.table}.${c.column} ${c.type}${c.required ? " not null" : ""}`).toSorted();

test("the schema files describe the migrated database, column by column", async () => {
  const actual = await sql<Column[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and c.relname <> 'schema_migration'`;
  const claimed = described.flatMap((table) =>
    Object.values(getTableColumns(table)).map((column) => ({
      table: getTableName(table),
      column: column.name,
      type: column.getSQLType(),
      required: column.notNull || column.primary,
    })),
  );
  expect(claimed.length).toBeGreaterThan(100);
  expect(inOrder(claimed)).toEqual(inOrder([...actual]));
});
