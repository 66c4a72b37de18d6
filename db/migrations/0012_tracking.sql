-- Experiments and runs, as training scripts report them. Times of theirs are milliseconds since 1970, as sent.
create table experiment (
  org_id uuid not null,
  -- Counted per organisation, so that addresses stay short; 0 is the Default experiment that every client expects.
  id bigint not null check (id >= 0),
  name text not null check (length(name) between 1 and 500),
  artifact_root text not null check (length(artifact_root) between 1 and 1000),
  note text not null default '' check (length(note) <= 20000),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (org_id, id),
  -- A deleted experiment keeps its name, so that restoring it is always possible.
  unique (org_id, name),
  foreign key (org_id) references organisation (id)
);
create index experiment_recent on experiment (org_id, updated_at desc, id desc);
create index experiment_created on experiment (org_id, created_at desc, id desc);
call protect('experiment', 'select, insert, update, delete', 'tenant');

create table experiment_tag (
  org_id uuid not null,
  experiment_id bigint not null,
  key text not null check (length(key) between 1 and 250),
  value text not null check (length(value) <= 5000),
  primary key (org_id, experiment_id, key),
  foreign key (org_id, experiment_id) references experiment (org_id, id) on delete cascade
);
call protect('experiment_tag', 'select, insert, update, delete', 'tenant');

-- The next number of an experiment: its row is locked while one is made.
create table experiment_counter (
  org_id uuid not null,
  next_id bigint not null check (next_id >= 1),
  primary key (org_id),
  foreign key (org_id) references organisation (id)
);
call protect('experiment_counter', 'select, insert, update', 'tenant');

create function default_experiment() returns trigger language plpgsql as $$
begin
  insert into experiment values (new.id, 0, 'Default', 'mlflow-artifacts:/0', '', new.created_at, new.created_at);
  insert into experiment_counter values (new.id, 1);
  return null;
end $$;
create trigger default_experiment after insert on organisation for each row execute function default_experiment();
insert into experiment (org_id, id, name, artifact_root, created_at, updated_at)
  select id, 0, 'Default', 'mlflow-artifacts:/0', created_at, created_at from organisation;
insert into experiment_counter select id, 1 from organisation;

create table run (
  org_id uuid not null,
  id uuid not null,
  experiment_id bigint not null,
  name text not null,
  user_name text not null,
  status text not null check (status in ('RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED')),
  started_ms bigint not null,
  ended_ms bigint,
  artifact_uri text not null,
  -- In whose name the token or session wrote.
  created_by uuid,
  -- SHA-256 over parameters, metrics, inputs and outputs, set when the run ends; null again once more is logged, until it
  -- ends anew. Tags are notes and stay free.
  sealed_digest text check (sealed_digest ~ '^[0-9a-f]{64}$'),
  -- Set while a request for approval stands on it: nothing of it may change.
  frozen_at timestamptz,
  deleted_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, experiment_id) references experiment (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id)
);
create index run_recent on run (org_id, experiment_id, started_ms desc, id) where deleted_at is null;
create index run_deleted on run (org_id, experiment_id, started_ms desc, id) where deleted_at is not null;
create index run_of_experiment on run (org_id, experiment_id, id);
create index run_by_member on run (org_id, created_by);
call protect('run', 'select, insert, update, delete', 'tenant');

-- Values may be long, so an index holds a number made of them, never the value itself. The number is a column: behind
-- row-level security an index over an expression is not used unless its function is leakproof. The experiment stands in
-- every row that a search starts from: without it a search reads every experiment of the organisation.
create table run_param (
  org_id uuid not null,
  run_id uuid not null,
  key text not null check (length(key) between 1 and 250),
  value text not null check (length(value) <= 6000),
  experiment_id bigint not null,
  value_hash bigint not null generated always as (hashtextextended(value, 0)) stored,
  primary key (org_id, run_id, key),
  foreign key (org_id, run_id) references run (org_id, id) on delete cascade
);
create index run_param_value on run_param (org_id, experiment_id, key, value_hash, run_id);
call protect('run_param', 'select, insert, update, delete', 'tenant');

create table run_tag (
  org_id uuid not null,
  run_id uuid not null,
  key text not null check (length(key) between 1 and 250),
  value text not null check (length(value) <= 8000),
  experiment_id bigint not null,
  value_hash bigint not null generated always as (hashtextextended(value, 0)) stored,
  primary key (org_id, run_id, key),
  foreign key (org_id, run_id) references run (org_id, id) on delete cascade
);
create index run_tag_value on run_tag (org_id, experiment_id, key, value_hash, run_id);
call protect('run_tag', 'select, insert, update, delete', 'tenant');

-- Every point that was logged. The key holds the whole point, so sending it twice changes nothing. No foreign key: a
-- thousand look-ups for each batch would cost as much as the batch; the statement that inserts has seen the run.
create table metric_point (
  org_id uuid not null,
  run_id uuid not null,
  key text not null,
  step bigint not null,
  logged_ms bigint not null,
  value double precision not null,
  primary key (org_id, run_id, key, step, logged_ms, value)
);
call protect('metric_point', 'select, insert, delete', 'tenant');

-- Points that are not likely to get company any more, packed: 22 instead of 150 bytes each. A chart reads the
-- summaries of the chunks and never unpacks them.
create table metric_chunk (
  org_id uuid not null,
  run_id uuid not null,
  key text not null,
  chunk integer not null check (chunk >= 0),
  points integer not null check (points > 0),
  step_min bigint not null,
  step_max bigint not null,
  logged_min bigint not null,
  logged_max bigint not null,
  value_min double precision,
  value_max double precision,
  value_first double precision not null,
  value_last double precision not null,
  steps bigint[] not null,
  logged_ms bigint[] not null,
  vals double precision[] not null,
  primary key (org_id, run_id, key, chunk)
);
call protect('metric_chunk', 'select, insert, delete', 'tenant');

-- The point with the greatest step, time and value of each metric of a run: what lists show and searches compare.
create table metric_latest (
  org_id uuid not null,
  run_id uuid not null,
  key text not null check (length(key) between 1 and 250),
  experiment_id bigint not null,
  value double precision not null,
  step bigint not null,
  logged_ms bigint not null,
  primary key (org_id, run_id, key)
);
create index metric_latest_value on metric_latest (org_id, experiment_id, key, value desc, run_id);
call protect('metric_latest', 'select, insert, update, delete', 'tenant');

-- Data as runs name it: the name and digest tell which, the experiment keeps names of different teams apart.
create table run_dataset (
  org_id uuid not null,
  id uuid not null,
  experiment_id bigint not null,
  name text not null check (length(name) between 1 and 500),
  digest text not null check (length(digest) between 1 and 36),
  source_type text not null,
  source text not null,
  schema text,
  profile text,
  primary key (org_id, id),
  unique (org_id, experiment_id, name, digest),
  foreign key (org_id, experiment_id) references experiment (org_id, id) on delete cascade
);
create index run_dataset_name on run_dataset (org_id, name, digest);
call protect('run_dataset', 'select, insert, update, delete', 'tenant');

create table run_input (
  org_id uuid not null,
  run_id uuid not null,
  dataset_id uuid not null,
  -- training, validation, …: the tag mlflow.data.context.
  context text not null,
  tags jsonb not null check (jsonb_typeof(tags) = 'object'),
  primary key (org_id, run_id, dataset_id),
  foreign key (org_id, run_id) references run (org_id, id) on delete cascade,
  foreign key (org_id, dataset_id) references run_dataset (org_id, id) on delete cascade
);
create index run_input_dataset on run_input (org_id, dataset_id);
call protect('run_input', 'select, insert, update, delete', 'tenant');

-- A model that a run wrote, before anybody registers it.
create table logged_model (
  org_id uuid not null,
  id uuid not null,
  experiment_id bigint not null,
  name text not null,
  model_type text not null,
  status text not null check (status in ('LOGGED_MODEL_PENDING', 'LOGGED_MODEL_READY', 'LOGGED_MODEL_UPLOAD_FAILED')),
  status_message text not null,
  source_run_id uuid,
  artifact_uri text not null,
  created_ms bigint not null,
  updated_ms bigint not null,
  deleted_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, experiment_id) references experiment (org_id, id),
  foreign key (org_id, source_run_id) references run (org_id, id) on delete set null (source_run_id)
);
create index logged_model_recent on logged_model (org_id, experiment_id, created_ms desc, id);
create index logged_model_run on logged_model (org_id, source_run_id);
call protect('logged_model', 'select, insert, update, delete', 'tenant');

create table logged_model_param (
  org_id uuid not null,
  model_id uuid not null,
  key text not null check (length(key) between 1 and 250),
  value text not null check (length(value) <= 6000),
  primary key (org_id, model_id, key),
  foreign key (org_id, model_id) references logged_model (org_id, id) on delete cascade
);
call protect('logged_model_param', 'select, insert, update, delete', 'tenant');

create table logged_model_tag (
  org_id uuid not null,
  model_id uuid not null,
  key text not null check (length(key) between 1 and 250),
  value text not null check (length(value) <= 8000),
  primary key (org_id, model_id, key),
  foreign key (org_id, model_id) references logged_model (org_id, id) on delete cascade
);
call protect('logged_model_tag', 'select, insert, update, delete', 'tenant');

-- A metric of a model on some data: the only place where the three are tied together.
create table logged_model_metric (
  org_id uuid not null,
  model_id uuid not null,
  run_id uuid not null,
  key text not null check (length(key) between 1 and 250),
  step bigint not null,
  logged_ms bigint not null,
  value double precision not null,
  -- Empty when the metric names no data.
  dataset_name text not null,
  dataset_digest text not null,
  primary key (org_id, model_id, run_id, key, step, logged_ms, value, dataset_name, dataset_digest),
  foreign key (org_id, model_id) references logged_model (org_id, id) on delete cascade,
  foreign key (org_id, run_id) references run (org_id, id) on delete cascade
);
create index logged_model_metric_run on logged_model_metric (org_id, run_id, key);
call protect('logged_model_metric', 'select, insert, delete', 'tenant');

-- What a run read and wrote of models.
create table run_model (
  org_id uuid not null,
  run_id uuid not null,
  model_id uuid not null,
  role text not null check (role in ('input', 'output')),
  step bigint not null,
  primary key (org_id, run_id, model_id, role),
  foreign key (org_id, run_id) references run (org_id, id) on delete cascade,
  foreign key (org_id, model_id) references logged_model (org_id, id) on delete cascade
);
create index run_model_model on run_model (org_id, model_id);
call protect('run_model', 'select, insert, update, delete', 'tenant');
