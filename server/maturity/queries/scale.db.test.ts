import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database, provideDatabase } from "~/db/client";
import { Session } from "~/db/session";
import { collectEvidence } from "../commands/collect-evidence";
import { saveAnswer } from "../commands/save-answer";
import { crowd } from "../testing/crowd";
import { as, house, MONDAY, organisation, type Person } from "../testing/house";
import { findAssessment } from "./assessment-hub";
import { listAssessments } from "./assessment-list";
import { checkPage } from "./check-page";
import { listImprovements } from "./improvements";
import { listMilestones } from "./milestones";
import { overview } from "./overview";
import { heatmap } from "./heatmap";
import { portfolio } from "./portfolio";
import { teamResult } from "./team-result";
import { waitingForMe } from "./waiting";

const ROUNDS = 8;
const BIG = ["assessment", "answer_sheet", "answer", "milestone", "check_result", "improvement"];

let place: Awaited<ReturnType<typeof house>>;
let ana: Person;
const at = (person: Person) => as(place.orgId, person, MONDAY);

beforeAll(async () => {
  place = await house();
  ana = await place.person("Ana Ruiz", ["lead"]);
  const neighbours = await organisation(place.database, "Neighbours");
  const nora = await neighbours.person("Nora Near", ["lead"]);
  const { ownerUrl } = place.database;
  await crowd(ownerUrl, { orgId: place.orgId, memberId: ana.memberId, sittings: 5, whole: true });
  await crowd(ownerUrl, {
    orgId: neighbours.orgId,
    memberId: nora.memberId,
    sittings: 20,
    whole: false,
  });
});
afterAll(() => place.database.drop());

async function readWholeTables(): Promise<Map<string, number>> {
  const session = new Session({ url: place.database.ownerUrl });
  try {
    const rows = await session.query("select relname, seq_scan::text from pg_stat_user_tables");
    return new Map(rows.map((row) => [String(row["relname"]), Number(row["seq_scan"])]));
  } finally {
    session.close();
  }
}

/**
 * The big tables that the server read from end to end while `work` ran. Counted by the server for the statements
 * that were really sent; eight rounds, because from the sixth on Postgres may plan without looking at the values.
 */
async function wholeReadsBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = await readWholeTables();
  const pool = place.database.anotherPool({ size: 1 });
  provideDatabase(pool);
  try {
    for (let round = 0; round < ROUNDS; round += 1) await work();
    await pool.read({}, (db) => db.execute(sql`select pg_stat_force_next_flush()`));
  } finally {
    provideDatabase(place.database.pool);
    await pool.close();
  }
  const after = await readWholeTables();
  return BIG.filter((table) => (after.get(table) ?? 0) > (before.get(table) ?? 0));
}

const someOpen = async () => {
  const { rows } = await listAssessments.run(at(ana), {
    team: "crowd-17",
    status: "open",
    sort: "recent",
    limit: 1,
  });
  return rows[0]?.id ?? "";
};

describe("with 500 teams, 5,000 assessments and 250,000 answers", () => {
  test("the tables are as big as that, and a whole read is noticed", async () => {
    const session = new Session({ url: place.database.ownerUrl });
    const [row] = await session.query(
      "select (select count(*)::int from assessment) as a, (select count(*)::int from answer) as w",
    );
    session.close();
    expect(row).toEqual({ a: 25_000, w: 250_000 });
    const reads = await wholeReadsBy(() =>
      database().read({ "app.org_id": place.orgId }, (db) =>
        db.execute(sql`select count(*) from answer where note <> ''`),
      ),
    );
    expect(reads).toContain("answer");
  });

  const page = { limit: 50 } as const;
  const slug = "crowd-17";
  const team = { slug, framework: "five-levels" } as const;
  const reading: Record<string, () => Promise<unknown>> = {
    "the list of assessments, newest first": () =>
      listAssessments.run(at(ana), { sort: "recent", ...page }),
    "the list of assessments by due date": () =>
      listAssessments.run(at(ana), { sort: "due", status: "open", ...page }),
    "the list of one team's assessments": () =>
      listAssessments.run(at(ana), { sort: "recent", team: slug, ...page }),
    "the list searched by name": () =>
      listAssessments.run(at(ana), { sort: "recent", search: "Crowd 17", ...page }),
    "an assessment's hub": async () =>
      findAssessment.run(at(ana), { assessmentId: await someOpen() }),
    "an assessment's check page": async () =>
      checkPage.run(at(ana), { assessmentId: await someOpen() }),
    "a team's result": () => teamResult.run(at(ana), team),
    "a team's milestones": () => listMilestones.run(at(ana), { slug, ...page }),
    "a team's improvements": () => listImprovements.run(at(ana), { slug, ...page }),
    "the portfolio": () => portfolio.run(at(ana), page),
    "the portfolio of 200 teams on one framework": () =>
      portfolio.run(at(ana), { framework: "five-levels", limit: 200 }),
    "the heatmap": () =>
      heatmap.run(at(ana), { framework: "google", view: "confirmed", assessed: true, ...page }),
    "the counts over all teams": () => overview.run(at(ana), {}),
    "what waits for me": () => waitingForMe.run(at(ana), {}),
    "collecting evidence": () => collectEvidence.run(at(ana), { slug }),
  };

  test.each(Object.keys(reading))("%s reads no big table from end to end", async (name) => {
    const started = performance.now();
    expect(await wholeReadsBy(reading[name] ?? (() => Promise.reject(new Error(name))))).toEqual(
      [],
    );
    expect((performance.now() - started) / ROUNDS).toBeLessThan(1000);
  });

  test("saving an answer reads no big table from end to end", async () => {
    const open = {
      team: slug,
      framework: "five-levels",
      status: "open",
      sort: "recent",
      limit: 1,
    } as const;
    const assessmentId = (await listAssessments.run(at(ana), open)).rows[0]?.id ?? "";
    let expectedRevision = 1;
    const save = async () => {
      const response = { kind: "not_known" } as const;
      await saveAnswer.run(at(ana), {
        assessmentId,
        practice: "S1-03",
        response,
        note: "",
        expectedRevision,
      });
      expectedRevision += 1;
    };
    expect(await wholeReadsBy(save)).toEqual([]);
  });
});
