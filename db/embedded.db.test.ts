import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  embeddedPlace,
  keptRows,
  query,
  refusalOf,
  startForTest,
} from "~/db/testing/embedded-place";
import { otherCairn } from "~/db/testing/other-cairn";

const { at, madeFolder } = embeddedPlace();

/** The server process of a data folder, from the first line of its pid file. */
const serverOf = (dataDir: string): number =>
  Number(fs.readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

const urlOf = (other: Awaited<ReturnType<typeof otherCairn>>): string => {
  if ("reason" in other.started) throw new Error(other.started.message);
  return other.started.url;
};

test("a first start makes a database, and a later start finds its rows", async () => {
  const folder = at("a folder with spaces", "data");
  const first = await startForTest(folder);
  expect(first.fresh).toBe(true);
  await query(first.url, "create table kept as select 1 as id");
  await first.stop();
  const second = await startForTest(folder);
  expect({ fresh: second.fresh, rows: await keptRows(second.url) }).toEqual({
    fresh: false,
    rows: [1],
  });
});

test("the database listens on this machine only, checks its pages, and keeps its password to itself", async () => {
  const folder = madeFolder("settings");
  const { url } = await startForTest(folder);
  const shown = [
    "listen_addresses",
    "unix_socket_directories",
    "data_checksums",
    "password_encryption",
  ];
  const settings = await Promise.all(shown.map((name) => query(url, `show ${name}`)));
  expect(settings.flat()).toEqual(["127.0.0.1", "", "on", "scram-sha-256"]);
  expect(
    await query(url, "select datlocprovider::text || ' ' || datlocale from pg_database limit 1"),
  ).toEqual(["b C.UTF-8"]);
  expect(fs.statSync(path.join(folder, "postgres.json")).mode & 0o777).toBe(0o600);
  await expect(query(url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
});

test("a second start on the same folder is refused, told where the first one runs, and harms nothing", async () => {
  const folder = madeFolder("twice");
  const first = await otherCairn(folder);
  const refusal = await refusalOf(folder);
  expect(refusal.reason).toBe("already-running");
  expect(refusal.message).toContain(
    `(process ${first.pid}): ${folder}. Open http://localhost:3000`,
  );
  expect(await keptRows(urlOf(first))).toEqual([3]);
  await first.stop();
});

test("of six starts at the same instant exactly one wins", async () => {
  const folder = madeFolder("six");
  fs.writeFileSync(path.join(folder, "owner.json"), "a record cut short");
  const all = await Promise.all(Array.from({ length: 6 }, () => otherCairn(folder)));
  const outcomes = all.map(({ started }) => ("reason" in started ? started.reason : "runs"));
  expect(outcomes.toSorted()).toEqual([
    ...Array.from({ length: 5 }, () => "already-running"),
    "runs",
  ]);
  await Promise.all(all.map((cairn) => cairn.stop()));
});

test("a killed Cairn leaves its database running, and the next start takes it over and stops it", async () => {
  const folder = madeFolder("taken over");
  const killed = await otherCairn(folder);
  await killed.kill();
  const next = await startForTest(folder);
  expect(next.how).toBe("taken over");
  expect(next.url).toBe(urlOf(killed));
  expect(await keptRows(next.url)).toEqual([3]);
  await next.stop();
  expect(fs.readdirSync(folder).toSorted()).toEqual(["postgres", "postgres.json", "postgres.log"]);
  expect(fs.existsSync(path.join(folder, "postgres", "postmaster.pid"))).toBe(false);
});

test("a database killed under a running Cairn comes back on its port with every committed row", async () => {
  const folder = madeFolder("killed database");
  const { url } = await startForTest(folder);
  await query(url, "insert into kept values (4)");
  const killed = serverOf(folder);
  process.kill(killed, "SIGKILL");
  await expect.poll(() => keptRows(url).catch(() => null), { timeout: 10_000 }).toEqual([4]);
  expect(serverOf(folder)).not.toBe(killed);
});

test("after Cairn and its database were killed together, the next start has every committed row", async () => {
  const folder = madeFolder("both killed");
  const killed = await otherCairn(folder);
  await query(urlOf(killed), "insert into kept values (4), (5)");
  process.kill(serverOf(folder), "SIGKILL");
  await killed.kill();
  const next = await startForTest(folder);
  expect(await keptRows(next.url)).toEqual([5]);
});

test("a database that was cut while it was made is made again", async () => {
  const folder = at("cut");
  fs.cpSync(at("made", "postgres", "global"), path.join(folder, "postgres.new", "global"), {
    recursive: true,
  });
  fs.writeFileSync(path.join(folder, "postgres.new", "PG_VERSION"), "18\n");
  expect((await startForTest(folder)).fresh).toBe(true);
});

test("a lost password file is replaced, and the rows are there", async () => {
  const folder = madeFolder("lost password");
  fs.rmSync(path.join(folder, "postgres.json"));
  expect(await keptRows((await startForTest(folder)).url)).toEqual([3]);
});

test("a copy made while Cairn ran starts beside it, on its own port", async () => {
  const folder = madeFolder("original");
  const original = await otherCairn(folder);
  const copy = at("copy");
  fs.cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  const second = await startForTest(copy);
  await query(second.url, "delete from kept");
  expect(await keptRows(urlOf(original))).toEqual([3]);
  await original.stop();
});

test("a port that another program took meanwhile is left to it", async () => {
  const folder = madeFolder("taken port");
  const holder = await startForTest(madeFolder("port holder"));
  const file = path.join(folder, "postgres.json");
  const credentials: object = JSON.parse(fs.readFileSync(file, "utf8"));
  fs.writeFileSync(file, JSON.stringify({ ...credentials, port: holder.port }));
  const moved = await startForTest(folder);
  expect(moved.port).not.toBe(holder.port);
  expect(await keptRows(moved.url)).toEqual([3]);
});

test("a log of more than 5 MB is set aside at the next start", async () => {
  const folder = madeFolder("long log");
  fs.writeFileSync(path.join(folder, "postgres.log"), Buffer.alloc(5 * 1024 * 1024 + 1, "x"));
  await startForTest(folder);
  expect(fs.statSync(path.join(folder, "postgres.log")).size).toBeLessThan(10_000);
  expect(fs.existsSync(path.join(folder, "postgres.log.1"))).toBe(true);
});
