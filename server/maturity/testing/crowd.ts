import { Session } from "~/db/session";
import { frameworks } from "../frameworks";
import { contentHash } from "../frameworks/content-hash";
import { askedPractices, type Framework } from "../rules/framework";

const TEAMS = 500;
const FRAMEWORKS = 2;

type Size = {
  readonly orgId: string;
  readonly memberId: string;
  /** Assessments of each team with each framework. */
  readonly sittings: number;
  /** With fifty answers to an assessment, milestones, results and items; otherwise assessments only. */
  readonly whole: boolean;
  /** 500 unless said otherwise. */
  readonly teams?: number;
  /** How many frameworks, from the top of the list; two unless said otherwise. */
  readonly frameworks?: number;
};

const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A summary as a milestone keeps it, with a share for every dimension. */
const summaryOf = ({ dimensions }: Framework): string =>
  JSON.stringify({
    claimed: 2,
    confirmed: 1,
    proven: null,
    confidence: "low",
    profile: dimensions.map(({ key }) => ({
      dimension: key,
      claimed: 0.5,
      confirmed: 0.25,
      proven: null,
    })),
  });

/**
 * Fills an organisation with teams, assessed with some frameworks, and with milestones, results and items. By the
 * owner and without triggers: the test is about reading, and writing them one by one takes minutes.
 */
export async function crowd(ownerUrl: string, size: Size) {
  const { orgId, memberId, sittings, whole, teams = TEAMS } = size;
  const chosen: readonly Framework[] = frameworks.slice(0, size.frameworks ?? FRAMEWORKS);
  const keys = chosen.map((framework) => ({
    key: framework.key,
    version: framework.version,
    hash: contentHash(framework),
    summary: summaryOf(framework),
    practices: askedPractices(framework)
      .map(({ key }) => key)
      .slice(0, 50),
  }));
  const table = keys
    .map(
      ({ key, version, hash, summary, practices }) =>
        `(${[key, version, hash, summary].map(literal).join(",")}, array[${practices.map(literal).join(",")}])`,
    )
    .join(",");
  const session = new Session({ url: ownerUrl });
  try {
    await session.script(`
      set session_replication_role = replica;
      create temporary table framework_rows (key text, version text, hash text, summary jsonb, practices text[]);
      insert into framework_rows values ${table};
      insert into team (org_id, id, slug, name, purpose, is_demo, created_at)
      select '${orgId}', gen_random_uuid(), 'crowd-' || n, 'Crowd ' || n, '', false, '2024-01-01'
      from generate_series(1, ${teams}) n;
      insert into team_member select org_id, id, '${memberId}', true from team where org_id = '${orgId}' and slug like 'crowd-1%';
      insert into assessment (org_id, id, team_id, framework_key, framework_version, framework_hash, mode, status,
                              opened_by, opened_at, due_on, signed_off_by, signed_off_at)
      select t.org_id, gen_random_uuid(), t.id, f.key, f.version, f.hash, 'shared',
             case when n = ${sittings} then 'open' else 'final' end, '${memberId}',
             timestamptz '2025-01-01' + n * interval '100 days' + random() * interval '9 days',
             date '2025-04-01' + n * 100, case when n < ${sittings} then '${memberId}'::uuid end,
             case when n < ${sittings} then timestamptz '2025-01-20' + n * interval '100 days' end
      from team t cross join framework_rows f cross join generate_series(1, ${sittings}) n
      where t.org_id = '${orgId}' and t.slug like 'crowd-%';
      insert into answer_sheet (org_id, id, assessment_id) select org_id, id, id from assessment where org_id = '${orgId}';
      analyze;
      ${whole ? recordsOf(orgId, memberId) : ""}`);
  } finally {
    session.close();
  }
}

const recordsOf = (orgId: string, memberId: string): string => `
      insert into answer (org_id, sheet_id, practice_key, option_key, note, revision, answered_by, answered_at)
      select a.org_id, a.id, coalesce(f.practices[g], 'old-' || g), 'most', '', 1, '${memberId}', a.opened_at + interval '1 hour'
      from assessment a join framework_rows f on f.key = a.framework_key cross join generate_series(1, 50) g
      where a.org_id = '${orgId}' order by a.id, g;
      insert into milestone (org_id, id, team_id, assessment_id, framework_key, framework_version, engine_version, name,
                             taken_at, taken_by, inputs_hash, inputs, result, summary)
      select a.org_id, gen_random_uuid(), a.team_id, a.id, a.framework_key, a.framework_version, '1.0.0', 'Signed off',
             a.signed_off_at, '${memberId}', 'hash', '{}', '{}', f.summary
      from assessment a join framework_rows f on f.key = a.framework_key
      where a.org_id = '${orgId}' and a.status = 'final';
      insert into check_result (org_id, id, team_id, check_key, check_version, as_of, status, good, eligible, value, reason, offenders)
      select t.org_id, gen_random_uuid(), t.id, c, 1, timestamptz '2026-11-15' - n * interval '7 days', 'measured', 1, 1, 1, '', '[]'
      from team t cross join unnest(array['C91', 'C92', 'T01']) c cross join generate_series(1, 20) n
      where t.org_id = '${orgId}' and t.slug like 'crowd-%';
      insert into improvement (org_id, id, team_id, framework_key, practice_key, title, owner_id, due_on, effort_days, status, created_at)
      select t.org_id, gen_random_uuid(), t.id, 'five-levels', 'old-' || n, 'Item ' || n, '${memberId}', '2026-12-01', 3,
             case when n = 1 then 'planned' else 'done' end, timestamptz '2026-01-01' + n * interval '1 day'
      from team t cross join generate_series(1, 10) n where t.org_id = '${orgId}' and t.slug like 'crowd-%';
      analyze;`;
