create table assessment (
  org_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  framework_key text not null,
  framework_version text not null,
  framework_hash text not null,
  mode text not null check (mode in ('shared')),
  status text not null check (status in ('open', 'final')),
  opened_by uuid not null,
  opened_at timestamptz not null,
  due_on date,
  signed_off_by uuid,
  signed_off_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, team_id) references team (org_id, id) on delete cascade,
  foreign key (org_id, opened_by) references member (org_id, id),
  foreign key (org_id, signed_off_by) references member (org_id, id),
  check ((status = 'final') = (signed_off_at is not null and signed_off_by is not null))
);
create unique index assessment_one_open on assessment (org_id, team_id, framework_key) where status = 'open';
create index assessment_recent on assessment (org_id, opened_at desc, id);
create index assessment_of_team on assessment (org_id, team_id, framework_key, opened_at desc);
create index assessment_by_due on assessment (org_id, (coalesce(due_on, 'infinity'::date)), id);
create index assessment_opened_by on assessment (org_id, opened_by);
create index assessment_signed_by on assessment (org_id, signed_off_by);
call protect('assessment', 'select, insert, update, delete', 'tenant');

-- A sheet of answers. Shared by the team while member_id is null; one per assessor otherwise.
create table answer_sheet (
  org_id uuid not null,
  id uuid not null,
  assessment_id uuid not null,
  member_id uuid,
  submitted_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, assessment_id) references assessment (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id)
);
create unique index answer_sheet_owner on answer_sheet (org_id, assessment_id, member_id) nulls not distinct;
create index answer_sheet_member on answer_sheet (org_id, member_id);
call protect('answer_sheet', 'select, insert, update, delete', 'tenant');

create table answer (
  org_id uuid not null,
  sheet_id uuid not null,
  practice_key text not null,
  option_key text,
  not_applicable text check (not_applicable in ('out_of_scope', 'decided_not_to_do', 'owned_elsewhere')),
  -- "We do not know" is an answer; a row that says nothing at all was cleared again.
  not_known boolean not null default false,
  note text not null check (length(note) <= 4000),
  revision integer not null,
  answered_by uuid not null,
  answered_at timestamptz not null,
  primary key (org_id, sheet_id, practice_key),
  foreign key (org_id, sheet_id) references answer_sheet (org_id, id) on delete cascade,
  foreign key (org_id, answered_by) references member (org_id, id),
  check (num_nonnulls(option_key, not_applicable) + not_known::int <= 1)
);
create index answer_by on answer (org_id, answered_by);
call protect('answer', 'select, insert, update, delete', 'tenant');

-- Evidence: what a check saw, appended and never changed.
create table check_result (
  org_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  check_key text not null,
  check_version integer not null,
  as_of timestamptz not null,
  status text not null check (status in ('measured', 'no_population', 'not_connected', 'stale', 'untested', 'error')),
  good integer,
  eligible integer,
  value double precision check (value between 0 and 1),
  reason text not null,
  offenders jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, team_id) references team (org_id, id) on delete cascade,
  check ((status = 'measured') = (value is not null and good is not null and eligible is not null))
);
create index check_result_latest on check_result (org_id, team_id, check_key, as_of desc);
call protect('check_result', 'select, insert, delete', 'tenant');

-- A milestone is what was known on that day: inputs, engine and result, never edited.
create table milestone (
  org_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  assessment_id uuid not null,
  framework_key text not null,
  framework_version text not null,
  engine_version text not null,
  name text not null check (length(name) between 1 and 120),
  taken_at timestamptz not null,
  taken_by uuid not null,
  inputs_hash text not null,
  inputs jsonb not null,
  result jsonb not null,
  -- Levels and shares only, so that lists and trends do not unpack whole results.
  summary jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, team_id) references team (org_id, id) on delete cascade,
  foreign key (org_id, assessment_id) references assessment (org_id, id) on delete cascade,
  foreign key (org_id, taken_by) references member (org_id, id)
);
create index milestone_of_team on milestone (org_id, team_id, framework_key, taken_at desc);
create index milestone_assessment on milestone (org_id, assessment_id);
create index milestone_taken_by on milestone (org_id, taken_by);
call protect('milestone', 'select, insert, delete', 'tenant');

-- One piece of planned improvement; closes only when its evidence turns.
create table improvement (
  org_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  framework_key text not null,
  practice_key text not null,
  title text not null check (length(title) between 1 and 200),
  owner_id uuid,
  due_on date,
  effort_days double precision check (effort_days >= 0),
  status text not null check (status in ('planned', 'doing', 'done', 'dropped')),
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, team_id) references team (org_id, id) on delete cascade,
  foreign key (org_id, owner_id) references member (org_id, id)
);
create unique index improvement_one_per_practice on improvement (org_id, team_id, framework_key, practice_key)
  where status in ('planned', 'doing');
create index improvement_of_team on improvement (org_id, team_id, created_at desc, id);
create index improvement_owner on improvement (org_id, owner_id);
call protect('improvement', 'select, insert, update, delete', 'tenant');
