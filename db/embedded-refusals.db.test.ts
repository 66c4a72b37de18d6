import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { startEmbedded } from "~/db/embedded";
import {
  embeddedPlace,
  keptRows,
  query,
  refusalOf,
  startForTest,
} from "~/db/testing/embedded-place";
import { onSmallDisk, otherCairn, whyNoDisk } from "~/db/testing/other-cairn";

const { at, madeFolder } = embeddedPlace();

const isRoot = process.getuid?.() === 0;
/** The number of `daemon` wherever Linux runs. */
const ORDINARY_USER = 1;
const NAMELESS_USER = 61_234;

const canMakeNamespace = (user: number): boolean =>
  spawnSync("unshare", ["-U", "--map-user=65534", "true"], { uid: user, gid: user }).status === 0;

test.each([
  { how: "of another version", file: "PG_VERSION", content: "17\n", says: "made by PostgreSQL 17" },
  {
    how: "without its control file",
    file: "global/pg_control",
    content: null,
    says: "lacks parts",
  },
  {
    how: "with a broken control file",
    file: "global/pg_control",
    content: "x".repeat(8192),
    says: "PostgreSQL says",
  },
  { how: "without its write-ahead log", file: "pg_wal", content: null, says: "PostgreSQL says" },
])("a database $how is named and left as it was", async ({ how, file, content, says }) => {
  const folder = madeFolder(`a database ${how}`);
  const target = path.join(folder, "postgres", file);
  if (content === null) fs.rmSync(target, { recursive: true });
  else fs.writeFileSync(target, content);
  const before = fs.readdirSync(path.join(folder, "postgres"));
  const refusal = await refusalOf(folder);
  expect(refusal.message).toContain(says);
  expect(refusal.message).toContain("Put back a backup");
  expect(refusal.reason).toBe("database-damaged");
  expect(fs.readdirSync(path.join(folder, "postgres"))).toEqual(before);
  expect(fs.existsSync(path.join(folder, "owner.json"))).toBe(false);
});

test("a data folder that is a file is named", async () => {
  const file = at("a file");
  fs.writeFileSync(file, "");
  const refusal = await refusalOf(file);
  expect(refusal.message).toMatch(
    /^The data folder cannot be used, a file has its name: .*a file\. Let user \w+ write there/,
  );
});

test("an ordinary user gets a database of its own, and is told when a folder is not its own", async ({
  skip,
}) => {
  if (!isRoot) skip("needs root to act as two users");
  const home = at("home");
  fs.mkdirSync(home, { mode: 0o700 });
  fs.chownSync(home, ORDINARY_USER, ORDINARY_USER);
  const own = await otherCairn(path.join(home, "data"), ORDINARY_USER);
  expect(own.started).toMatchObject({ how: "self", fresh: true });
  await own.stop();
  const others = madeFolder("somebody else's");
  const refused = await otherCairn(others, ORDINARY_USER);
  expect(refused.started).toMatchObject({ reason: "folder-unusable" });
  fs.chmodSync(others, 0o777);
  const stillRefused = await otherCairn(others, ORDINARY_USER);
  expect(stillRefused.started).toMatchObject({ reason: "folder-unusable" });
  // Root may start what the ordinary user made, and hands it back as it was.
  const asRoot = await startForTest(path.join(home, "data"));
  expect(asRoot.how).toBe("account");
  await asRoot.stop();
  expect(fs.statSync(path.join(home, "data", "postgres")).uid).toBe(ORDINARY_USER);
});

test("a user without a name, as containers have them, gets a database too", async ({ skip }) => {
  if (!isRoot) skip("needs root to act as another user");
  if (!canMakeNamespace(NAMELESS_USER)) skip("this system lets users make no user namespace");
  const home = at("nameless");
  fs.mkdirSync(home, { mode: 0o700 });
  fs.chownSync(home, NAMELESS_USER, NAMELESS_USER);
  for (const fresh of [true, false]) {
    const cairn = await otherCairn(path.join(home, "data"), NAMELESS_USER);
    expect(cairn.started).toMatchObject({ how: "user-namespace", fresh });
    await cairn.stop();
  }
  expect(fs.statSync(path.join(home, "data", "postgres")).uid).toBe(NAMELESS_USER);
});

test("root can keep its data where only root may enter", async ({ skip }) => {
  if (!isRoot) skip("needs root");
  if (!canMakeNamespace(0)) skip("this system lets root make no user namespace");
  const home = at("root's home");
  fs.mkdirSync(home, { mode: 0o700 });
  const database = await startForTest(path.join(home, "data"));
  expect(database.how).toBe("user-namespace");
  expect(await query(database.url, "select 1")).toEqual([1]);
});

test("a disk too small for a database is named before anything is made", async ({ skip }) => {
  const why = whyNoDisk();
  if (why !== null) skip(why);
  await onSmallDisk(40, async (folder) => {
    const refusal = await refusalOf(path.join(folder, "data"));
    expect(refusal.reason).toBe("disk-full");
    expect(fs.readdirSync(path.join(folder, "data"))).toEqual([]);
  });
});

test("on a full disk the start is refused in one sentence, and when there is room every row is there", async ({
  skip,
}) => {
  const why = whyNoDisk();
  if (why !== null) skip(why);
  await onSmallDisk(100, async (folder) => {
    const data = path.join(folder, "data");
    spawnSync("cp", ["-a", at("made"), data]);
    const filler = path.join(folder, "filler");
    spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"]);
    expect((await refusalOf(data)).message).toContain("There is no room left on the disk");
    // Room for our own small files, not for the database's.
    fs.truncateSync(filler, fs.statSync(filler).size - 4096);
    expect((await refusalOf(data)).message).toContain("There is no room left on the disk");
    fs.rmSync(filler);
    const database = await startEmbedded({ dataDir: data });
    expect(await keptRows(database.url)).toEqual([3]);
    await database.stop();
  });
});
