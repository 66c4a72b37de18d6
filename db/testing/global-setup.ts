import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../embedded";
import { migrate } from "../migrate";
import { Session } from "../session";

/** What every test file of the `db` project is told about the one server they share. */
export type TestServer = {
  /** Owner of the server, connected to its maintenance database. */
  readonly ownerUrl: string;
  /** Name of the migrated database that test databases are copied from. */
  readonly template: string;
  /** Password of the application's role; undefined on a server of somebody else (TEST_DATABASE_URL). */
  readonly appPassword?: string;
};

declare module "vitest" {
  // Only an interface can be added to from here.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

const withDatabase = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

async function administer(url: string, statement: string): Promise<void> {
  const session = new Session({ url });
  try {
    await session.script(statement);
  } finally {
    session.close();
  }
}

type Server = {
  readonly ownerUrl: string;
  readonly appPassword?: string;
  readonly stop: () => Promise<void>;
};

/** Read again on reload; the server keeps everything else that it has in earnest. */
const FORGETFUL = [
  "alter system set fsync = off",
  "alter system set full_page_writes = off",
  "select pg_reload_conf()",
];

async function startServer(): Promise<Server> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given) return { ownerUrl: given, stop: () => Promise.resolve() };
  const folder = mkdtempSync(join(tmpdir(), "cairn-test-"));
  const server = await startEmbedded({ dataDir: folder });
  // Its folder is thrown away, so nothing waits for the disk. What must outlive a crash is tested on servers of its own.
  for (const statement of FORGETFUL) await administer(server.url, statement);
  return {
    ownerUrl: server.url,
    appPassword: randomBytes(18).toString("base64url"),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts one Postgres for the run and migrates one template database, which every test file copies.
 * TEST_DATABASE_URL names a server to use instead: a superuser of it, entering by password.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { ownerUrl, appPassword, stop } = await startServer();
  const template = `cairn_template_${randomBytes(4).toString("hex")}`;
  try {
    await administer(ownerUrl, `create database ${template}`);
    await migrate({
      url: withDatabase(ownerUrl, template),
      directory: resolve(project.config.root, "db/migrations"),
      ...(appPassword && { appPassword }),
    });
    // How `npm run test:mutation` takes a wall down, to see that the tests notice.
    const mutant = process.env["CAIRN_MUTANT_SQL"];
    if (mutant) await administer(withDatabase(ownerUrl, template), mutant);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("testServer", { ownerUrl, template, ...(appPassword && { appPassword }) });
  return async () => {
    await administer(ownerUrl, `drop database if exists ${template} with (force)`);
    await stop();
  };
}
