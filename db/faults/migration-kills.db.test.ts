import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ALL_RELATIONS as ALL,
  migrationScratch,
  type MigrationScratch,
} from "../testing/migration-scratch";
import { asOwner, long, pause, report } from "./load";

let scratch: MigrationScratch;

beforeEach(async () => {
  scratch = await migrationScratch();
});
afterEach(() => scratch.drop());

describe("a migration killed half-way", () => {
  /** Ends the migrator's own connection after its n-th change to the schema; sequences do not roll back. */
  const killAfter = (statement: number) => `
    create schema if not exists trap;
    create sequence if not exists trap.statements;
    create or replace function trap.kill() returns event_trigger language plpgsql as $$
      begin
        if nextval('trap.statements') = ${statement} then
          perform pg_terminate_backend(pg_backend_pid());
          perform pg_sleep(10);
        end if;
      end $$;
    create event trigger trap on ddl_command_end execute function trap.kill();`;

  test(
    "at any statement, the next run completes what is missing",
    { timeout: 60_000 },
    async () => {
      let killed = 0;
      for (let statement = 1; ; statement += 1) {
        await asOwner(scratch.url, (session) => session.script(killAfter(statement)));
        const outcome = await scratch.migrate().catch((error: unknown) => error);
        await asOwner(scratch.url, (session) =>
          session.script("drop event trigger trap; drop schema trap cascade"),
        );
        if (!(outcome instanceof Error)) break;
        expect(outcome).toMatchObject({ name: "DatabaseUnavailable", code: "lost" });
        killed += 1;
        await scratch.migrate();
        expect(await scratch.relations()).toEqual(ALL);
        await asOwner(scratch.url, (session) =>
          session.script("drop view seen; drop table visit, place, person, schema_migration"),
        );
      }
      report("migration kills", { statements: killed });
      expect(killed).toBe(9);
    },
  );

  test("at any moment, the next run completes what is missing", { timeout: 120_000 }, async () => {
    for (let round = 0; round < (long ? 40 : 6); round += 1) {
      const first = scratch.migrate().catch((error: unknown) => error);
      await pause(Math.random() * 40);
      await asOwner(scratch.url, (session) =>
        session.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cairn migrate' and datname = current_database()",
        ),
      );
      await first;
      await scratch.migrate();
      expect(await scratch.relations()).toEqual(ALL);
      await asOwner(scratch.url, (session) =>
        session.script("drop view seen; drop table visit, place, person, schema_migration"),
      );
    }
  });

  test(
    "by the end of its whole process, the next run completes what is missing",
    { timeout: 240_000 },
    async () => {
      const program = join(scratch.folder, "migrator.mjs");
      const call = `migrate(${JSON.stringify({ url: scratch.url, directory: scratch.folder })})`;
      buildSync({
        stdin: {
          contents: `import { migrate } from "./db/migrate"; await ${call};`,
          resolveDir: ".",
        },
        bundle: true,
        platform: "node",
        format: "esm",
        outfile: program,
      });
      const ends = { killed: 0, finished: 0 };
      for (let round = 0; round < (long ? 50 : 4); round += 1) {
        const child = spawn(process.execPath, [program], { stdio: "ignore" });
        const ended = once(child, "exit");
        await pause(20 + Math.random() * 160);
        child.kill("SIGKILL");
        const [code] = await ended;
        ends[code === 0 ? "finished" : "killed"] += 1;
        await scratch.migrate();
        expect(await scratch.relations()).toEqual(ALL);
        await asOwner(scratch.url, (session) =>
          session.script("drop view seen; drop table visit, place, person, schema_migration"),
        );
      }
      report("migrators ended", ends);
      expect(ends.killed).toBeGreaterThan(0);
    },
  );
});
