-- Who writes down the answers of an assessment: the team on one sheet, each of several assessors on a sheet of
-- their own, or one facilitator for the group.
alter table assessment drop constraint assessment_mode_check;
alter table assessment add constraint assessment_mode_check check (mode in ('shared', 'several', 'facilitated'));
alter table assessment add column facilitator_id uuid;
alter table assessment add column facilitator_since timestamptz;
alter table assessment add foreign key (org_id, facilitator_id) references member (org_id, id);
alter table assessment add constraint assessment_has_facilitator
  check ((mode = 'facilitated') = (facilitator_id is not null and facilitator_since is not null)
         and (facilitator_id is null) = (facilitator_since is null));
create index assessment_facilitator on assessment (org_id, facilitator_id);

-- A removed assessor keeps the sheet; it stops counting.
alter table answer_sheet add column removed_by uuid;
alter table answer_sheet add column removed_at timestamptz;
alter table answer_sheet add column removal_reason text check (length(removal_reason) between 1 and 1000);
-- Keyed into what the trail says of a hidden answer, so that the entry proves the answer and does not tell it.
alter table answer_sheet add column seal_key text;
alter table answer_sheet add foreign key (org_id, removed_by) references member (org_id, id);
alter table answer_sheet add constraint answer_sheet_removal
  check (num_nulls(removed_by, removed_at, removal_reason) in (0, 3));
alter table answer_sheet add constraint answer_sheet_own
  check ((member_id is null) = (seal_key is null)
         and (member_id is not null or num_nonnulls(submitted_at, removed_at) = 0));
create index answer_sheet_removed_by on answer_sheet (org_id, removed_by);

-- What a lead decided where assessors lie half the scale apart.
create table dispute_resolution (
  org_id uuid not null,
  assessment_id uuid not null,
  practice_key text not null,
  option_key text,
  not_applicable text check (not_applicable in ('out_of_scope', 'decided_not_to_do', 'owned_elsewhere')),
  not_known boolean not null,
  reason text not null check (length(reason) between 1 and 4000),
  -- The answers it settled, each as `sheet:revision`. Once these are others, the dispute is open again.
  settles text[] not null,
  revision integer not null,
  resolved_by uuid not null,
  resolved_at timestamptz not null,
  primary key (org_id, assessment_id, practice_key),
  foreign key (org_id, assessment_id) references assessment (org_id, id) on delete cascade,
  foreign key (org_id, resolved_by) references member (org_id, id),
  check (num_nonnulls(option_key, not_applicable) + not_known::int = 1)
);
create index dispute_resolution_by on dispute_resolution (org_id, resolved_by);
call protect('dispute_resolution', 'select, insert, update', 'tenant');

-- Answering became a right of its own, which engineers hold too. A token that could answer still can.
alter table api_token no force row level security;
update api_token set scopes = scopes || 'maturity:answer'::text
  where 'maturity:write' = any (scopes) and not 'maturity:answer' = any (scopes);
alter table api_token force row level security;
