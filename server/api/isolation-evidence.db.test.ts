import { afterAll, beforeAll, expect, test } from "vitest";
import { vouchForOrg } from "~/server/core/context";
import { lifecycle, type RunSeed, wholeRun } from "~/server/maturity/testing/lifecycle";
import { outcome } from "./testing/matrix";
import { teamOf } from "./testing/team-fixtures";
import { arrange, prepareTwins, twinOf } from "./testing/twin";
import { openWorld, type Side, type World } from "./testing/world";

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
});
afterAll(() => world.close());

const TODAY = new Date("2026-11-16T09:00:00Z");
const ago = (days: number) => new Date(TODAY.getTime() - days * 86_400_000);

/** Models and runs of a team of this side, each once as it should be and once with nothing. */
async function recordsOf(side: Side): Promise<{ slug: string; bare: string; whole: string }> {
  const { id: team, slug } = await teamOf(side);
  const write = lifecycle({
    orgId: vouchForOrg(side.orgId),
    within: (work) =>
      world.database.pool.transaction({ "app.org_id": side.orgId, "app.identity": "on" }, work),
  });
  const mine = await write.experiment({ "cairn.team": slug });
  const nobodys = await write.experiment();
  const owner = side.memberIds.lead;
  const add = async (name: string, seed: Partial<RunSeed>, more: object = {}) => {
    const runId = await write.run(mine, { startedAt: ago(20), createdBy: owner, name, ...seed });
    const model = await write.model({ name, createdAt: ago(30), team, ...more });
    await write.version(model, 1, { createdAt: ago(20), createdBy: owner, runId, champion: true });
    return runId;
  };
  const whole = await add("whole", wholeRun, { owner, deputy: side.memberIds.engineer });
  await write.run(mine, { startedAt: ago(10), name: "again", ...wholeRun });
  const bare = await add("bare", {});
  await write.model({ name: "unnamed", createdAt: ago(30), team });
  await write.model({ name: "in trial", createdAt: ago(30), team, lifecycle: "development" });
  await write.model({ name: "nobody's", createdAt: ago(30) });
  await write.run(nobodys, { startedAt: ago(20) });
  return { slug, bare, whole };
}

/** What the twin has and this side has not, under the ids of this side. */
const betterThere = (whole: string, bare: string): readonly string[] => [
  ...["run_param", "run_tag", "metric_latest", "run_input"].map((table) => {
    const columns = {
      run_param: "key, value, experiment_id",
      run_tag: "key, value, experiment_id",
      metric_latest: "key, experiment_id, value, step, logged_ms",
      run_input: "dataset_id, context, tags",
    }[table];
    return `insert into ${table} (org_id, run_id, ${columns})
      select org_id, '${bare}', ${columns} from ${table} where org_id = $1 and run_id = '${whole}'`;
  }),
  `insert into artifact select org_id, owner_kind, '${bare}', path, sha256, bytes, content_type, uploaded_at, uploaded_by
     from artifact where org_id = $1 and owner_id = '${whole}'`,
  `insert into experiment_tag select org_id, id, 'cairn.team', (select slug from team where org_id = $1 limit 1)
     from experiment e where org_id = $1 and not exists (select 1 from experiment_tag t
       where t.org_id = $1 and t.experiment_id = e.id)`,
  `insert into team_member select org_id, (select id from team where org_id = $1 limit 1), id, false from member
     where org_id = $1 on conflict do nothing`,
  `insert into alias_assignment select org_id, gen_random_uuid(), id, 'champion', 1, now(), null, null, 'Ben'
     from registered_model where org_id = $1 and name = 'unnamed'`,
  `insert into model_version (org_id, model_id, version, source, artifact_uri, user_name, status, stage, created_at, updated_at)
     select org_id, id, 7, 'x:/', 'x:/', 'ben', 'READY', 'Production', '2026-10-20', now()
     from registered_model where org_id = $1 and name in ('in trial', 'unnamed', 'bare')`,
  `insert into registered_model_tag select org_id, id, 'mlflow.prompt.is_prompt', 'true'
     from registered_model where org_id = $1 and name in ('whole', 'nobody''s')`,
];

test("a twin whose records are better: its models and runs count for no check of this organisation", async () => {
  const mine = await world.side("A");
  const { slug, bare, whole } = await recordsOf(mine);
  mine.clock.stopped = TODAY;
  const collected = async (side: Side) =>
    (await outcome(side.everyone.maturity.collectEvidence({ slug }))).said;
  const offenders = async () => {
    const rows = await world.owner`
      select distinct on (check_key) check_key, good, eligible, reason, offenders::text from check_result
      where org_id = ${mine.orgId} order by check_key, id desc`;
    return JSON.stringify(rows);
  };
  const alone = [await collected(mine), await offenders()];
  for (const check of ["C01", "C07", "C08", "C11", "C23", "C24", "C25", "C28", "C30", "C36", "C89"])
    expect(alone[0]).toMatch(new RegExp(`"check":"${check}","status":"measured"`));
  const theirs = await twinOf(world.owner, mine);
  const same = await collected(theirs);
  expect(JSON.parse(same)).toMatchObject({ results: JSON.parse(alone[0] ?? "").results });
  expect([await collected(mine), await offenders()]).toEqual(alone);
  for (const statement of betterThere(whole, bare))
    await arrange(world.owner, statement, [theirs.orgId]);
  expect([await collected(mine), await offenders()]).toEqual(alone);
  expect(await collected(theirs)).not.toEqual(same);
});
