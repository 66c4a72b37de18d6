import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { createLeasePool, type LeaseOptions, type LeasePool } from "../lease";
import { APP_ROLE } from "../migrate";
import { Session } from "../session";

export type TestDatabase = {
  /** For what the application may not do: looking around, arranging, breaking things. */
  readonly ownerUrl: string;
  /** As the application connects; with `appRole`, when the URL's user still has to take its role. */
  readonly appUrl: string;
  readonly appRole: string | undefined;
  /** The application's own way in, as `cairn_app`. */
  readonly pool: LeasePool;
  /** Another pool on the same database, e.g. with short deadlines or through a proxy's port. */
  anotherPool(options?: Partial<LeaseOptions>): LeasePool;
  drop(): Promise<void>;
};

async function administer(url: string, statement: string): Promise<void> {
  const session = new Session({ url });
  try {
    await session.script(statement);
  } finally {
    session.close();
  }
}

/** A fresh copy of the migrated template for one test file. Drop it in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `cairn_test_${randomBytes(6).toString("hex")}`;
  await administer(server.ownerUrl, `create database ${name} template ${server.template}`);
  const owner = new URL(server.ownerUrl);
  owner.pathname = `/${name}`;
  const app = new URL(owner);
  if (server.appPassword !== undefined) {
    app.username = APP_ROLE;
    app.password = server.appPassword;
  }
  const appRole = server.appPassword === undefined ? APP_ROLE : undefined;
  const pools: LeasePool[] = [];
  const anotherPool = (options: Partial<LeaseOptions> = {}): LeasePool => {
    const pool = createLeasePool({ url: app.href, ...(appRole && { role: appRole }), ...options });
    pools.push(pool);
    return pool;
  };
  return {
    ownerUrl: owner.href,
    appUrl: app.href,
    appRole,
    pool: anotherPool(),
    anotherPool,
    async drop() {
      await Promise.all(pools.map((pool) => pool.close()));
      await administer(server.ownerUrl, `drop database if exists ${name} with (force)`);
    },
  };
}
