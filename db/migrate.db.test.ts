import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asOwner } from "./faults/load";
import { ensureAppRole } from "./migrate-role";
import {
  ALL_RELATIONS as ALL,
  migrationScratch,
  type MigrationScratch,
} from "./testing/migration-scratch";

let scratch: MigrationScratch;

beforeEach(async () => {
  scratch = await migrationScratch();
});
afterEach(() => scratch.drop());

describe("migrating", () => {
  test("applies every file once, in order", async () => {
    await expect(scratch.migrate()).resolves.toEqual({
      applied: ["0001_people.sql", "0002_places.sql", "0003_visits.sql"],
      total: 3,
    });
    await expect(scratch.migrate()).resolves.toEqual({ applied: [], total: 3 });
    expect(await scratch.relations()).toEqual(ALL);
  });

  test("at the same time from several processes, one applies and the others find it done", async () => {
    const reports = await Promise.all(Array.from({ length: 4 }, () => scratch.migrate()));
    expect(reports.flatMap(({ applied }) => applied)).toHaveLength(3);
    expect(await scratch.relations()).toEqual(ALL);
  });

  test("makes the application's role, which owns nothing and cannot pass row-level security", async () => {
    await scratch.migrate();
    const [role] = await asOwner(scratch.url, (session) =>
      session.query(
        "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'cairn_app'",
      ),
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
    });
  });

  test("keeps nothing of a file that fails, and says which line", async () => {
    scratch.file(
      "0003_visits.sql",
      "create table visit (id int);\n\nalter table nowhere add column name text;",
    );
    await expect(scratch.migrate()).rejects.toMatchObject({
      name: "MigrationError",
      code: "failed",
      message: expect.stringContaining('0003_visits.sql failed: relation "nowhere" does not exist'),
    });
    expect(await scratch.relations()).toEqual(
      ALL.filter((name) => name !== "seen" && name !== "visit"),
    );
    scratch.file("0003_visits.sql", "create table visit (id int);\nselect 1 form visit, ;");
    await expect(scratch.migrate()).rejects.toMatchObject({
      message: expect.stringContaining("line 2 failed: syntax error"),
    });
    scratch.file("0003_visits.sql", "create table visit (id int);");
    await expect(scratch.migrate()).resolves.toMatchObject({ applied: ["0003_visits.sql"] });
  });

  test("does not wait without end for a table that somebody holds", async () => {
    renameSync(join(scratch.folder, "0003_visits.sql"), join(scratch.folder, "later"));
    await scratch.migrate();
    renameSync(join(scratch.folder, "later"), join(scratch.folder, "0003_visits.sql"));
    await asOwner(scratch.url, async (session) => {
      await session.script("begin; lock table person in access share mode");
      await expect(scratch.migrate()).rejects.toMatchObject({
        code: "busy",
        message: expect.stringContaining("0003"),
      });
      await session.script("rollback");
    });
    await expect(scratch.migrate()).resolves.toMatchObject({ applied: ["0003_visits.sql"] });
  });
});

describe("a database and files that tell different stories are refused", () => {
  test("a file changed after it was applied", async () => {
    await scratch.migrate();
    scratch.file("0002_places.sql", "create table place (id bigint primary key);");
    await expect(scratch.migrate()).rejects.toMatchObject({
      code: "changed",
      message: expect.stringContaining("0002_places.sql"),
    });
  });

  test("but not for line ends alone", async () => {
    await scratch.migrate();
    const path = join(scratch.folder, "0002_places.sql");
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("\n", "\r\n"));
    await expect(scratch.migrate()).resolves.toMatchObject({ applied: [] });
  });

  test("a database from a newer version", async () => {
    await scratch.migrate();
    rmSync(join(scratch.folder, "0003_visits.sql"));
    await expect(scratch.migrate()).rejects.toMatchObject({ code: "newer-database" });
  });

  test("a file missing from the database before later ones", async () => {
    await scratch.migrate();
    await asOwner(scratch.url, (session) =>
      session.script("delete from schema_migration where name = '0002_places.sql'"),
    );
    await expect(scratch.migrate()).rejects.toMatchObject({ code: "gap" });
  });

  test("a number missing in the folder", async () => {
    rmSync(join(scratch.folder, "0002_places.sql"));
    await expect(scratch.migrate()).rejects.toMatchObject({
      code: "bad-folder",
      message: expect.stringContaining("0002 is missing"),
    });
  });

  test("a file that would end its own transaction", async () => {
    scratch.file("0003_visits.sql", "create table visit (id int);\ncommit;");
    await expect(scratch.migrate()).rejects.toMatchObject({ code: "bad-folder" });
  });
});

/** Roles belong to the whole server, so these are changed inside a transaction that is taken back. */
describe("the application's role", () => {
  const arranged = (arrange: string) =>
    asOwner(scratch.url, async (session) => {
      await session.script(`begin; ${arrange}`);
      return ensureAppRole(session, undefined).catch((error: unknown) => error);
    });

  test("is refused while it could pass row-level security", async () => {
    await scratch.migrate();
    await expect(arranged("alter role cairn_app bypassrls")).resolves.toMatchObject({
      code: "role",
      message: expect.stringContaining("alter role cairn_app nosuperuser nobypassrls"),
    });
  });

  test("is asked of an administrator when the database user may not make it", async () => {
    await scratch.migrate();
    const arrange =
      "alter role cairn_app rename to cairn_app_away; create role modest; set local role modest";
    await expect(arranged(arrange)).resolves.toMatchObject({
      code: "role",
      message: expect.stringMatching(
        /As an administrator run once: create role cairn_app .*; grant cairn_app to "modest";/,
      ),
    });
  });
});
