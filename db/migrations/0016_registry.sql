-- Models under a name with numbered versions: what teams put into use, who answers for it, and who was champion when.
create table registered_model (
  org_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 256),
  description text not null default '' check (length(description) <= 20000),
  owner_team_id uuid,
  owner_member_id uuid,
  deputy_member_id uuid,
  risk_tier text check (risk_tier in ('low', 'medium', 'high')),
  use_case text not null default '' check (length(use_case) <= 2000),
  lifecycle text not null check (lifecycle in ('development', 'validation', 'production', 'retired')),
  -- The number of its next version: a deleted version's number is never given out again.
  next_version integer not null check (next_version >= 1),
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  deleted_at timestamptz,
  -- Until when it can be brought back.
  kept_until timestamptz,
  primary key (org_id, id),
  foreign key (org_id) references organisation (id),
  foreign key (org_id, owner_team_id) references team (org_id, id) on delete set null (owner_team_id),
  foreign key (org_id, owner_member_id) references member (org_id, id),
  foreign key (org_id, deputy_member_id) references member (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id),
  check ((deleted_at is null) = (kept_until is null))
);
-- A deleted model gives its name free.
create unique index registered_model_name on registered_model (org_id, name) where deleted_at is null;
create index registered_model_by_name on registered_model (org_id, lower(name), id);
create index registered_model_updated on registered_model (org_id, updated_at desc, id);
create index registered_model_owner_team on registered_model (org_id, owner_team_id);
create index registered_model_owner on registered_model (org_id, owner_member_id);
create index registered_model_deputy on registered_model (org_id, deputy_member_id);
create index registered_model_author on registered_model (org_id, created_by);
call protect('registered_model', 'select, insert, update, delete', 'tenant');

-- A name that a model had before: it leads to the model until another one takes the name.
create table registered_model_former_name (
  org_id uuid not null,
  name text not null,
  model_id uuid not null,
  renamed_at timestamptz not null,
  renamed_by uuid,
  primary key (org_id, name),
  foreign key (org_id, model_id) references registered_model (org_id, id) on delete cascade,
  foreign key (org_id, renamed_by) references member (org_id, id)
);
create index registered_model_former_name_model on registered_model_former_name (org_id, model_id);
create index registered_model_former_name_by on registered_model_former_name (org_id, renamed_by);
call protect('registered_model_former_name', 'select, insert, update, delete', 'tenant');

create table registered_model_tag (
  org_id uuid not null,
  model_id uuid not null,
  key text not null check (length(key) between 1 and 250),
  value text not null check (length(value) <= 100000),
  primary key (org_id, model_id, key),
  foreign key (org_id, model_id) references registered_model (org_id, id) on delete cascade
);
create index registered_model_tag_key on registered_model_tag (org_id, key, model_id);
call protect('registered_model_tag', 'select, insert, update, delete', 'tenant');

create table model_version (
  org_id uuid not null,
  model_id uuid not null,
  version integer not null check (version >= 1),
  -- What was asked for, and where that turned out to lie.
  source text not null check (length(source) <= 65535),
  artifact_uri text not null check (length(artifact_uri) <= 65535),
  run_id uuid,
  run_link text not null default '' check (length(run_link) <= 2000),
  logged_model_id uuid,
  user_name text not null,
  created_by uuid,
  status text not null check (status in ('PENDING_REGISTRATION', 'FAILED_REGISTRATION', 'READY')),
  status_message text not null default '',
  stage text not null check (stage in ('None', 'Staging', 'Production', 'Archived')),
  description text not null default '' check (length(description) <= 20000),
  signature jsonb,
  flavors jsonb,
  -- SHA-256 over the paths and contents of its files.
  artifact_digest text check (artifact_digest ~ '^[0-9a-f]{64}$'),
  artifact_bytes bigint check (artifact_bytes >= 0),
  -- SHA-256 over files, signature, parameters and data, taken when it was frozen.
  content_digest text check (content_digest ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  frozen_at timestamptz,
  deleted_at timestamptz,
  kept_until timestamptz,
  primary key (org_id, model_id, version),
  foreign key (org_id, model_id) references registered_model (org_id, id) on delete cascade,
  foreign key (org_id, run_id) references run (org_id, id),
  foreign key (org_id, logged_model_id) references logged_model (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id),
  check ((frozen_at is null) = (content_digest is null)),
  check ((deleted_at is null) = (kept_until is null))
);
create index model_version_updated on model_version (org_id, updated_at desc, model_id, version);
create index model_version_run on model_version (org_id, run_id);
create index model_version_logged_model on model_version (org_id, logged_model_id);
create index model_version_author on model_version (org_id, created_by);
call protect('model_version', 'select, insert, update, delete', 'tenant');

-- What was approved or put into use stays what it was: after freezing, only where the version stands may change.
create function frozen_version() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['stage', 'updated_at', 'deleted_at', 'kept_until'])
    is distinct from (to_jsonb(old) - array['stage', 'updated_at', 'deleted_at', 'kept_until'])
  then
    raise exception 'version % is frozen: what it consists of cannot change', old.version using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger frozen_version before update on model_version for each row when (old.frozen_at is not null)
  execute function frozen_version();

create table model_version_tag (
  org_id uuid not null,
  model_id uuid not null,
  version integer not null,
  key text not null check (length(key) between 1 and 250),
  value text not null check (length(value) <= 100000),
  primary key (org_id, model_id, version, key),
  foreign key (org_id, model_id, version) references model_version (org_id, model_id, version) on delete cascade
);
create index model_version_tag_key on model_version_tag (org_id, key, model_id, version);
call protect('model_version_tag', 'select, insert, update, delete', 'tenant');

-- Which version a name such as champion meant, and from when to when: never edited, only closed.
create table alias_assignment (
  org_id uuid not null,
  id uuid not null,
  model_id uuid not null,
  alias text not null check (length(alias) between 1 and 255),
  version integer not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  set_by uuid,
  set_by_name text not null,
  reason text not null default '' check (length(reason) <= 2000),
  primary key (org_id, id),
  foreign key (org_id, model_id, version) references model_version (org_id, model_id, version) on delete cascade,
  foreign key (org_id, set_by) references member (org_id, id),
  check (valid_to >= valid_from)
);
create unique index alias_assignment_open on alias_assignment (org_id, model_id, alias) where valid_to is null;
create index alias_assignment_as_of on alias_assignment (org_id, model_id, alias, valid_from desc);
create index alias_assignment_version on alias_assignment (org_id, model_id, version);
create index alias_assignment_author on alias_assignment (org_id, set_by);
call protect('alias_assignment', 'select, insert, update', 'tenant');

create function alias_history() returns trigger language plpgsql as $$
begin
  if old.valid_to is not null or (to_jsonb(new) - 'valid_to') is distinct from (to_jsonb(old) - 'valid_to') then
    raise exception 'an assignment of an alias can only be closed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger alias_history before update on alias_assignment for each row execute function alias_history();

-- Addresses that are told when something happens to a model.
create table webhook (
  org_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 63),
  url text not null check (length(url) between 1 and 2000),
  description text not null check (length(description) <= 2000),
  events text[] not null check (cardinality(events) > 0),
  -- Encrypted with a key made of the installation's secret: it signs what is sent and is never shown again.
  sealed_secret bytea,
  status text not null check (status in ('ACTIVE', 'DISABLED')),
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references organisation (id),
  foreign key (org_id, created_by) references member (org_id, id)
);
create index webhook_author on webhook (org_id, created_by);
call protect('webhook', 'select, insert, update, delete', 'tenant');

-- What is to be told, written in the transaction in which it happened, and what came of it.
create table webhook_delivery (
  org_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event text not null,
  body text not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null check (attempts >= 0),
  delivered_at timestamptz,
  failed_at timestamptz,
  -- The last answer's status, or why there was none.
  answer text not null,
  primary key (org_id, id),
  foreign key (org_id, webhook_id) references webhook (org_id, id) on delete cascade
);
create index webhook_delivery_due on webhook_delivery (org_id, due_at) where delivered_at is null and failed_at is null;
create index webhook_delivery_recent on webhook_delivery (org_id, webhook_id, created_at desc, id);
call protect('webhook_delivery', 'select, insert, update, delete', 'tenant');
