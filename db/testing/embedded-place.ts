import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { startEmbedded, StartError, type EmbeddedDatabase } from "~/db/embedded";
import { Session } from "~/db/session";
import { prepareOtherCairn } from "~/db/testing/other-cairn";

export type EmbeddedPlace = {
  /** The path of something in this file's own folder, which goes when the tests are over. */
  at: (...names: string[]) => string;
  /** A data folder with a stopped database that holds three rows. */
  madeFolder: (name: string) => string;
};

/** Gives a test file a folder of its own, with one database made in it that can be copied in an instant. */
export function embeddedPlace(): EmbeddedPlace {
  let place = "";
  let forget = (): void => undefined;
  beforeAll(async () => {
    forget = await prepareOtherCairn();
    place = fs.mkdtempSync(path.join(os.tmpdir(), "cairn embedded "));
    fs.chmodSync(place, 0o755);
    const database = await startEmbedded({ dataDir: path.join(place, "made") });
    await query(database.url, "create table kept as select generate_series(1, 3) as id");
    await database.stop();
  });
  afterAll(() => {
    fs.rmSync(place, { recursive: true, force: true });
    forget();
  });
  const at = (...names: string[]): string => path.join(place, ...names);
  return {
    at,
    madeFolder(name) {
      spawnSync("cp", ["-a", at("made"), at(name)]);
      return at(name);
    },
  };
}

/** Starts a database in this process until the test is over. */
export async function startForTest(dataDir: string): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir });
  onTestFinished(() => database.stop());
  return database;
}

/** The first column of a statement's rows. */
export async function query(url: string, text: string): Promise<unknown[]> {
  const session = new Session({ url });
  try {
    return (await session.query(text)).map((row) => Object.values(row)[0]);
  } finally {
    session.close();
  }
}

export const keptRows = (url: string): Promise<unknown[]> =>
  query(url, "select count(*)::int from kept");

/** The sentence with which a start on this folder is refused; throws when it is not. */
export async function refusalOf(dataDir: string): Promise<StartError> {
  const refused: unknown = await startEmbedded({ dataDir }).then(
    async (database) => database.stop(),
    (error: unknown) => error,
  );
  if (refused instanceof StartError) return refused;
  throw new Error(`was not refused: ${String(refused)}`);
}
