-- What a team's situation is: proposed targets and the price of a plan follow from it. Money is in the organisation's currency.
create table team_context (
  org_id uuid not null,
  team_id uuid not null,
  stage text not null check (stage in ('poc', 'one_off', 'production')),
  production_models integer not null check (production_models >= 0),
  changes_per_year double precision not null check (changes_per_year >= 0),
  ml_core boolean not null,
  regulated boolean not null,
  decision_use boolean not null,
  -- Null is not known, never 0.
  label_delay_days double precision check (label_delay_days >= 0),
  day_rate double precision check (day_rate >= 0),
  budget double precision check (budget >= 0),
  -- Person-days.
  days_per_week double precision not null check (days_per_week > 0),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (org_id, team_id),
  foreign key (org_id, team_id) references team (org_id, id) on delete cascade,
  foreign key (org_id, set_by) references member (org_id, id)
);
create index team_context_set_by on team_context (org_id, set_by);
call protect('team_context', 'select, insert, update, delete', 'tenant');

-- A target people chose. What the rules propose is computed, so both stay visible.
create table target_override (
  org_id uuid not null,
  team_id uuid not null,
  framework_key text not null,
  dimension_key text not null,
  level integer not null,
  reason text not null check (length(reason) between 1 and 500),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (org_id, team_id, framework_key, dimension_key),
  foreign key (org_id, team_id) references team (org_id, id) on delete cascade,
  foreign key (org_id, set_by) references member (org_id, id)
);
create index target_override_set_by on target_override (org_id, set_by);
call protect('target_override', 'select, insert, update, delete', 'tenant');

-- Work that waits on purpose, until a day on which people look at it again.
create table parked_practice (
  org_id uuid not null,
  team_id uuid not null,
  framework_key text not null,
  practice_key text not null,
  review_on date not null,
  reason text not null check (length(reason) between 1 and 500),
  parked_by uuid not null,
  parked_at timestamptz not null,
  primary key (org_id, team_id, framework_key, practice_key),
  foreign key (org_id, team_id) references team (org_id, id) on delete cascade,
  foreign key (org_id, parked_by) references member (org_id, id)
);
create index parked_practice_by on parked_practice (org_id, parked_by);
call protect('parked_practice', 'select, insert, update, delete', 'tenant');
