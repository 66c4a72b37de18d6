import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { migrate, type MigrationReport } from "../migrate";
import { Session } from "../session";

/** A small folder of migrations and an empty database for them. */
export type MigrationScratch = {
  readonly url: string;
  readonly folder: string;
  file(name: string, text: string): void;
  migrate(): Promise<MigrationReport>;
  /** Names of everything in the public schema. */
  relations(): Promise<string[]>;
  drop(): Promise<void>;
};

/** What the three files make, the ledger included. */
export const ALL_RELATIONS = [
  "person",
  "person_pkey",
  "place",
  "place_id_idx",
  "place_pkey",
  "schema_migration",
  "schema_migration_pkey",
  "seen",
  "visit",
];

const FILES = {
  "0001_people.sql": "create table person (id int primary key);\ninsert into person values (1);",
  "0002_places.sql":
    "create table place (id int primary key);\ncreate index on place (id);\ngrant select on place to cairn_app;",
  "0003_visits.sql":
    "create table visit (id int);\nalter table person add column name text;\ncreate view seen as select * from visit;",
};

export async function migrationScratch(): Promise<MigrationScratch> {
  const { ownerUrl } = inject("testServer");
  const folder = mkdtempSync(join(tmpdir(), "cairn-migrate-"));
  const file = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries(FILES)) file(name, text);
  const name = `cairn_test_${randomBytes(6).toString("hex")}`;
  const address = new URL(ownerUrl);
  address.pathname = `/${name}`;
  const url = address.href;
  await once(ownerUrl, `create database ${name}`);
  return {
    url,
    folder,
    file,
    migrate: () => migrate({ url, directory: folder, lockMs: 300 }),
    relations: async () =>
      (
        await once(
          url,
          "select relname from pg_class where relnamespace = 'public'::regnamespace order by 1",
        )
      ).map((row) => String(row["relname"])),
    async drop() {
      await once(ownerUrl, `drop database if exists ${name} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function once(url: string, statement: string) {
  const session = new Session({ url });
  try {
    return await session.query(statement);
  } finally {
    session.close();
  }
}
