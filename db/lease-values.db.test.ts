import { eq, sql } from "drizzle-orm";
import { integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asOwner } from "./faults/load";
import { type TestDatabase, testDatabase } from "./testing/template";

const sample = pgTable("lease_sample", {
  id: integer("id").primaryKey(),
  at: timestamp("at", { withTimezone: true, mode: "date" }),
  body: jsonb("body"),
  tags: text("tags").array(),
});

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await asOwner(database.ownerUrl, (session) =>
    session.script(`
      create table lease_sample (id int primary key, at timestamptz, body jsonb, tags text[]);
      grant all on lease_sample to cairn_app;`),
  );
});
afterAll(() => database.drop());

describe("values", () => {
  const at = new Date("2026-11-21T09:30:15.123Z");

  test.each([[{ a: [1, null] }], ["true"], ["plain text"], [12.5], [[]], [true], ['"quoted"']])(
    "the JSON value %j comes back as it was, through a column and raw",
    async (body) => {
      await database.pool.transaction({}, async (db) => {
        await db.delete(sample);
        await db.insert(sample).values({ id: 1, at, body, tags: ["a", 'b"\\,{}'] });
      });
      const [mapped] = await database.pool.read({}, (db) =>
        db.select().from(sample).where(eq(sample.id, 1)),
      );
      expect(mapped).toEqual({ id: 1, at, body, tags: ["a", 'b"\\,{}'] });
      const [raw] = await database.pool.read({}, (db) =>
        db.execute(sql`select * from lease_sample`),
      );
      expect(raw).toEqual({ id: 1, at, body, tags: ["a", 'b"\\,{}'] });
    },
  );

  test("raw parameters of every kind arrive as what they are", async () => {
    const [row] = await database.pool.read({}, (db) =>
      db.execute(sql`select ${at}::timestamptz as at, ${true}::boolean as yes, ${12n}::int8 as big, ${null}::text as nothing,
        ${sql.param({ a: 1 })}::jsonb as json, ${sql.param([1, null, 3])}::int[] as numbers, ${new Uint8Array([0, 255])}::bytea as bytes`),
    );
    expect(row).toEqual({
      at,
      yes: true,
      big: "12",
      nothing: null,
      json: { a: 1 },
      numbers: [1, null, 3],
      bytes: Buffer.from([0, 255]),
    });
  });

  test("any list of texts goes through the server unchanged", async () => {
    const texts = fc.array(
      fc.option(fc.string({ unit: "grapheme" }).filter((s) => !s.includes("\0"))),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (list) => {
        const [row] = await database.pool.read({}, (db) =>
          db.execute(sql`select ${sql.param(list)}::text[] as list`),
        );
        expect(row?.["list"]).toEqual(list);
      }),
      { numRuns: 50 },
    );
  });
});
