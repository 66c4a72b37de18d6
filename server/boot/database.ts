import { createHmac } from "node:crypto";
import path from "node:path";
import { sql } from "drizzle-orm";
import { startEmbedded } from "~/db/embedded";
import type { Login } from "~/db/lead";
import { createLeasePool, type LeasePool } from "~/db/lease";
import { createEventBus, type EventBus } from "~/db/listen";
import { APP_ROLE, migrate, type MigrationReport } from "~/db/migrate";
import type { Env } from "~/server/core/env";
import { databaseFailure } from "./database-failure";

export type OpenDatabase = {
  readonly pool: LeasePool;
  readonly bus: EventBus;
  /** For connections outside the pool. */
  readonly login: Login;
  /** How many migrations this version knows. */
  readonly migrations: number;
  /** For the log: which database, and how it came to run. */
  readonly how: string;
  readonly applied: readonly string[];
  close(): Promise<void>;
};

export type DatabasePlace = {
  readonly env: Env;
  readonly secret: string;
  /** Where the project stands; the migrations are below it. */
  readonly root: string;
  readonly dataDir: string;
  /** Told to a second start on the same data. */
  readonly address: string;
};

/**
 * Starts or reaches the database, brings it to the newest form, and opens it for the application, whose login
 * is never the owner's: row-level security binds it. Throws CannotStart or StartError.
 */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  const { env } = place;
  return env.DATABASE_URL === undefined ? openEmbedded(place) : openGiven(place, env.DATABASE_URL);
}

async function openEmbedded(place: DatabasePlace): Promise<OpenDatabase> {
  const embedded = await startEmbedded({ dataDir: place.dataDir, address: place.address });
  try {
    const appPassword = createHmac("sha256", place.secret).update(APP_ROLE).digest("base64url");
    const report = await migrate({
      url: embedded.url,
      directory: migrationsOf(place),
      appPassword,
    });
    const url = new URL(embedded.url);
    url.username = APP_ROLE;
    url.password = appPassword;
    const opened = open(place, { url: url.href }, report);
    const close = async (): Promise<void> => {
      await opened.close();
      await embedded.stop();
    };
    return { ...opened, how: `embedded (${embedded.how})`, close };
  } catch (error) {
    await embedded.stop();
    throw databaseFailure(error, embedded.url);
  }
}

/** Without a login of its own, the application takes its role on the owner's login. */
async function openGiven(place: DatabasePlace, ownerUrl: string): Promise<OpenDatabase> {
  const { DATABASE_APP_URL: appUrl } = place.env;
  const login = appUrl === undefined ? { url: ownerUrl, role: APP_ROLE } : { url: appUrl };
  try {
    const report = await migrate({ url: ownerUrl, directory: migrationsOf(place) });
    const opened = open(place, login, report);
    await opened.pool.read({}, (db) => db.execute(sql`select 1`));
    return { ...opened, how: "given by DATABASE_URL" };
  } catch (error) {
    throw databaseFailure(error, ownerUrl);
  }
}

function open(
  { env }: DatabasePlace,
  login: Login,
  report: MigrationReport,
): Omit<OpenDatabase, "how"> {
  const pool = createLeasePool({ ...login, size: env.DATABASE_POOL_SIZE });
  const bus = createEventBus(login);
  const close = (): Promise<void> => {
    bus.close();
    return pool.close();
  };
  return { pool, bus, login, migrations: report.total, applied: report.applied, close };
}

const migrationsOf = ({ root }: DatabasePlace): string => path.join(root, "db", "migrations");
