import { sql } from "drizzle-orm";
import { check, type Scope } from "./check";
import { withoutException } from "./scale";

/** Written out in the query below as well, so that the query's text says all of it. */
const WINDOW_DAYS = 90;

/** Asked for one action at a time: for two at once the planner reads far more of the trail. */
const broughtBy = (orgId: string, action: string) => sql`
      select 1 from audit_event e
      join audit_chain c on c.org_id = e.org_id and c.event_id = e.id
      where e.org_id = ${orgId} and e.action = ${action} and e.outcome = 'done'
        and e.actor_id <> '' and e.subject = 'assessment:' || split_part(substr(change.subject, 8), '/', 1)
        and e.detail::jsonb -> 'after' -> 'answers' @> jsonb_build_array(
          jsonb_build_object('practice', substr(change.subject, 9 + length(split_part(substr(change.subject, 8), '/', 1))))
          || change.said)`;

/**
 * Changed rows on the one side, the trail on the other. A change is good when a chained entry of the command that
 * makes such changes names it; for an answer the entry must also say what the row says now, so that a value
 * changed behind the application's back has no entry. An assessor's own sheet is in the trail as seals only.
 * Demonstration data is dated before its team was made and is left out: one entry covers all of it.
 */
const changesOf = ({ orgId, teams, now }: Scope) => sql`
    with mine as (
      select a.*, greatest(t.created_at, ${now.toISOString()}::timestamptz - interval '90 days') as since
      from assessment a join team t on t.org_id = a.org_id and t.id = a.team_id
      where a.org_id = ${orgId} and a.team_id = any(${teams})
    ), change as (
      select team_id as team, 'maturity.start-assessment' as action, 'assessment:' || id as subject, null::jsonb as said,
             'assessment started' as label, opened_at as at
      from mine where opened_at >= since
      union all
      select team_id, 'maturity.sign-off', 'assessment:' || id, null, 'assessment signed off', signed_off_at
      from mine where signed_off_at >= since
      union all
      select m.team_id, 'maturity.save-answer', 'answer:' || m.id || '/' || w.practice_key,
             case when s.seal_key is null then
               jsonb_build_object('option', w.option_key, 'notApplicable', w.not_applicable,
                                  'notKnown', w.not_known, 'revision', w.revision)
             else jsonb_build_object('seal', encode(sha256(convert_to(concat_ws(chr(31), s.seal_key, w.practice_key,
               coalesce(w.option_key, ''), coalesce(w.not_applicable, ''), w.not_known::text, w.note, w.revision::text),
               'UTF8')), 'hex')) end,
             'answer to ' || w.practice_key, w.answered_at
      from mine m
      join answer_sheet s on s.org_id = m.org_id and s.assessment_id = m.id
      join answer w on w.org_id = s.org_id and w.sheet_id = s.id
      where w.answered_at >= ${now.toISOString()}::timestamptz - interval '90 days'
        and w.answered_at >= greatest(m.since, m.opened_at)
      union all
      select i.team_id, 'maturity.plan-improvement', 'improvement:' || i.id, null, 'improvement planned: ' || i.title, i.created_at
      from improvement i join team t on t.org_id = i.org_id and t.id = i.team_id
      where i.org_id = ${orgId} and i.team_id = any(${teams})
        and i.created_at >= greatest(t.created_at, ${now.toISOString()}::timestamptz - interval '90 days')
    )
    select team, subject as id, label || ': no matching entry in the audit trail' as label, exists (
      select 1 from audit_event e
      join audit_chain c on c.org_id = e.org_id and c.event_id = e.id
      where e.org_id = ${orgId} and e.subject = change.subject and e.action = change.action
        and e.outcome = 'done' and e.actor_id <> ''
        and (change.said is null or e.detail::jsonb -> 'after' @> change.said)
    )
      -- A filled-in questionnaire brings many answers in one entry, and takes them back in one.
      or change.action = 'maturity.save-answer' and exists (${broughtBy(orgId, "maturity.import-questionnaire")})
      or change.action = 'maturity.save-answer' and exists (${broughtBy(orgId, "maturity.undo-questionnaire-import")}
    ) as good
    from change where at <= ${now.toISOString()}::timestamptz order by at, subject collate "C"`;

export const changesAreAudited = check({
  id: "C91",
  version: 1,
  formula:
    "the audit trail holds a chained entry with actor and time for the change; for an answer it says what the answer is now",
  population:
    "assessments started and signed off, answers given and improvements planned for the team in Cairn",
  window: `last ${WINDOW_DAYS} days`,
  scale: withoutException,
  validityDays: 30,
  // Models and approvals are not kept in Cairn yet, so this is only part of a team's state changes.
  authoritative: false,
  items: changesOf,
  none: {
    status: "no_population",
    reason: `Nothing was changed in the last ${WINDOW_DAYS} days.`,
  },
});
