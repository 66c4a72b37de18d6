import fs from "node:fs";
import postgres from "postgres";
import { VitestTestRunner } from "vitest/runners";
import { getFn } from "vitest/suite";
import { allMutants, isCodeClass, MEETING, wallMutants } from "../server/bin/mutants.mjs";

/** @type {{ active: string | null, reached: Set<string>, is: (id: string) => boolean }} */
const meeting = {
  active: null,
  reached: new Set(),
  is: (id) => {
    meeting.reached.add(id);
    return meeting.active === id;
  },
};
Reflect.set(globalThis, Symbol.for(MEETING), meeting);

const kind = process.env.CAIRN_MUTANTS ?? "";
const chosen = new Set(JSON.parse(process.env.CAIRN_MUTANTS_CHOSEN ?? "[]"));
const isChosen = (/** @type {string} */ id) => chosen.size === 0 || chosen.has(id);

const report = process.env.CAIRN_MUTANTS_REPORT ?? "";
/** By the files that ran before this one. */
const killedBefore = new Set(
  fs.existsSync(report)
    ? fs
        .readFileSync(report, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .flatMap((line) => JSON.parse(line).killed.map((/** @type {[string]} */ [id]) => id))
    : [],
);

/** Runs every test as it is, then again with each mutant that it reaches, and once more as it is. */
export default class MutationRunner extends VitestTestRunner {
  /** @type {Set<string>} */ known = new Set();
  /** @type {Set<string>} */ tried = new Set();
  /** @type {Map<string, string>} */ killed = new Map();

  /** @override @param {import("vitest").RunnerTestCase} test */
  async runTask(test) {
    const run = getFn(test);
    meeting.reached.clear();
    await run();
    if (kind === "walls") await this.tryWalls(test.name, run);
    else await this.tryCode(test.name, run);
    await run();
  }

  /** @param {string} name @param {() => unknown} run */
  async tryCode(name, run) {
    const reached = new Set(meeting.reached);
    if (!isCodeClass(kind)) return;
    for (const { id } of allMutants(kind)) {
      if (!isChosen(id)) continue;
      this.known.add(id);
      if (!reached.has(id) || killedBefore.has(id) || this.killed.has(id)) continue;
      meeting.active = id;
      await this.tryOne(id, name, run);
      meeting.active = null;
    }
  }

  /** @param {string} name @param {() => unknown} run */
  async tryWalls(name, run) {
    const owner = postgres(await this.testDatabaseUrl(), { max: 1, onnotice: () => undefined });
    try {
      const policies = await owner`select tablename as table, qual as rule from pg_policies
        where schemaname = 'public' order by 1`;
      const walls = policies.flatMap(({ table, rule }) => wallMutants({ table, rule }));
      for (const { id, apply, undo } of walls.filter((wall) => isChosen(wall.id))) {
        this.known.add(id);
        if (killedBefore.has(id) || this.killed.has(id)) continue;
        await owner.unsafe(apply);
        await this.tryOne(id, name, run);
        await owner.unsafe(undo);
      }
    } finally {
      await owner.end();
    }
  }

  /** @param {string} id @param {string} name @param {() => unknown} run */
  async tryOne(id, name, run) {
    this.tried.add(id);
    try {
      await run();
    } catch {
      this.killed.set(id, name);
    }
  }

  /** The one database that the test file made for itself; files run one after another. */
  async testDatabaseUrl() {
    const { ownerUrl } = this.injectValue("testServer");
    const server = postgres(ownerUrl, { max: 1 });
    const [row] =
      await server`select datname as name from pg_database where datname like 'cairn_test_%'`;
    await server.end();
    const address = new URL(ownerUrl);
    address.pathname = `/${row?.name}`;
    return address.href;
  }

  /** @override */
  onAfterRunFiles() {
    super.onAfterRunFiles();
    const line = { known: [...this.known], tried: [...this.tried], killed: [...this.killed] };
    fs.appendFileSync(report, `${JSON.stringify(line)}\n`);
  }
}
