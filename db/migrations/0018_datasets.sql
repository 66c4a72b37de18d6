-- Data under a name, in numbered versions that never change: what models are made from, who answers for it, and what
-- was found to be in it.
create table dataset (
  org_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 500),
  description text not null default '' check (length(description) <= 20000),
  -- What a catalogue says of data: source, type, format and owner here; usage and lineage follow from runs and from
  -- dataset_origin. Null: nobody has said.
  source text check (length(source) between 1 and 2000),
  data_type text check (data_type in ('tabular', 'text', 'image', 'audio', 'video', 'time_series', 'graph', 'other')),
  format text check (length(format) between 1 and 60),
  owner_team_id uuid,
  owner_member_id uuid,
  classification text check (classification in ('public', 'internal', 'confidential', 'restricted')),
  licence text check (length(licence) between 1 and 200),
  -- Days its versions are to be kept.
  retention_days integer check (retention_days between 1 and 36500),
  -- The promise: no older than this many hours.
  fresh_hours integer check (fresh_hours between 1 and 87600),
  -- The number of its next version.
  next_version integer not null default 1 check (next_version >= 1),
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (org_id, id),
  -- A deleted dataset keeps its name, so that restoring it is always possible.
  unique (org_id, name),
  foreign key (org_id) references organisation (id),
  foreign key (org_id, owner_team_id) references team (org_id, id) on delete set null (owner_team_id),
  foreign key (org_id, owner_member_id) references member (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id)
);
create index dataset_updated on dataset (org_id, updated_at desc, id desc);
create index dataset_by_name on dataset (org_id, lower(name), id);
create index dataset_owner_team on dataset (org_id, owner_team_id);
create index dataset_owner on dataset (org_id, owner_member_id);
create index dataset_author on dataset (org_id, created_by);
call protect('dataset', 'select, insert, update, delete', 'tenant');

-- Every name a dataset has or had. Runs name data by a text: whichever of these it is, it means the same dataset.
create table dataset_name (
  org_id uuid not null,
  name text not null check (length(name) between 1 and 500),
  dataset_id uuid not null,
  since timestamptz not null,
  primary key (org_id, name),
  foreign key (org_id, dataset_id) references dataset (org_id, id) on delete cascade
);
create index dataset_name_dataset on dataset_name (org_id, dataset_id);
call protect('dataset_name', 'select, insert, update, delete', 'tenant');

create table dataset_tag (
  org_id uuid not null,
  dataset_id uuid not null,
  key text not null check (length(key) between 1 and 250),
  value text not null check (length(value) <= 5000),
  primary key (org_id, dataset_id, key),
  foreign key (org_id, dataset_id) references dataset (org_id, id) on delete cascade
);
call protect('dataset_tag', 'select, insert, update, delete', 'tenant');

-- What a dataset is made from.
create table dataset_origin (
  org_id uuid not null,
  dataset_id uuid not null,
  from_id uuid not null,
  primary key (org_id, dataset_id, from_id),
  foreign key (org_id, dataset_id) references dataset (org_id, id) on delete cascade,
  foreign key (org_id, from_id) references dataset (org_id, id) on delete cascade,
  check (dataset_id <> from_id)
);
create index dataset_origin_from on dataset_origin (org_id, from_id);
call protect('dataset_origin', 'select, insert, delete', 'tenant');

create table dataset_version (
  org_id uuid not null,
  id uuid not null,
  dataset_id uuid not null,
  number integer not null check (number >= 1),
  -- As who reported it computes it: 36 characters at most from MLflow's clients, a SHA-256 in hex of what was uploaded.
  digest text not null check (length(digest) between 1 and 128),
  -- Who told of it: a run that read it, a program, or somebody who brought the file.
  told_by text not null check (told_by in ('run', 'report', 'upload', 'croissant')),
  source_type text not null default '' check (length(source_type) <= 250),
  source text not null default '' check (length(source) <= 65535),
  format text check (length(format) between 1 and 60),
  row_count bigint check (row_count >= 0),
  bytes bigint check (bytes >= 0),
  -- How many columns were told; null when nobody told any.
  column_count integer check (column_count >= 0),
  -- SHA-256 over names, types and nullability in order; null without columns.
  schema_digest text check (schema_digest ~ '^[0-9a-f]{64}$'),
  -- Against the version before: null for the first, and where one of the two has no schema.
  schema_change text check (schema_change in ('none', 'compatible', 'breaking')),
  -- What was seen in the whole file: how it was read, what was left out. Null when nobody has looked.
  profile jsonb check (jsonb_typeof(profile) = 'object'),
  -- The file, where it was brought here.
  sha256 text,
  -- Up to when the data goes; null when nobody said, then it is taken to be of when it was told of.
  data_until timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  primary key (org_id, id),
  unique (org_id, dataset_id, number),
  unique (org_id, dataset_id, digest),
  foreign key (org_id, dataset_id) references dataset (org_id, id) on delete cascade,
  foreign key (org_id, sha256) references blob (org_id, sha256),
  foreign key (org_id, created_by) references member (org_id, id)
);
create index dataset_version_blob on dataset_version (org_id, sha256);
create index dataset_version_author on dataset_version (org_id, created_by);
create index dataset_version_time on dataset_version (org_id, dataset_id, created_at desc);
-- Nothing of a version changes, so the application may not.
call protect('dataset_version', 'select, insert', 'tenant');

create table dataset_column (
  org_id uuid not null,
  version_id uuid not null,
  position integer not null check (position >= 0),
  name text not null check (length(name) between 1 and 500),
  type text not null check (length(type) between 1 and 200),
  -- Null: nobody said whether a value may be missing.
  nullable boolean,
  description text not null default '' check (length(description) <= 2000),
  -- What was seen in it: counts, extremes, quantiles, most frequent values, histogram.
  profile jsonb check (jsonb_typeof(profile) = 'object'),
  primary key (org_id, version_id, position),
  unique (org_id, version_id, name),
  foreign key (org_id, version_id) references dataset_version (org_id, id) on delete cascade
);
call protect('dataset_column', 'select, insert', 'tenant');

-- What somebody wrote about a column, whichever version it stands in.
create table dataset_column_note (
  org_id uuid not null,
  dataset_id uuid not null,
  column_name text not null check (length(column_name) between 1 and 500),
  note text not null check (length(note) between 1 and 2000),
  primary key (org_id, dataset_id, column_name),
  foreign key (org_id, dataset_id) references dataset (org_id, id) on delete cascade
);
call protect('dataset_column_note', 'select, insert, update, delete', 'tenant');

-- What a check found in a version. Only ever added to.
create table quality_result (
  org_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  rule text not null check (length(rule) between 1 and 250),
  -- Empty when it is about the whole.
  column_name text not null default '' check (length(column_name) <= 500),
  dimension text not null default '' check (length(dimension) <= 60),
  severity text not null check (severity in ('info', 'warning', 'error')),
  outcome text not null check (outcome in ('passed', 'failed', 'not_evaluated')),
  expected text not null default '' check (length(expected) <= 2000),
  observed text not null default '' check (length(observed) <= 2000),
  told_by text not null check (told_by in ('report', 'contract')),
  checked_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (org_id, id),
  foreign key (org_id, version_id) references dataset_version (org_id, id) on delete cascade,
  foreign key (org_id, recorded_by) references member (org_id, id)
);
create index quality_result_version on quality_result (org_id, version_id, checked_at desc, id desc);
create index quality_result_author on quality_result (org_id, recorded_by);
call protect('quality_result', 'select, insert', 'tenant');

-- Data contracts (ODCS) as they were attached; the last one counts while it is not taken away.
create table data_contract (
  org_id uuid not null,
  id uuid not null,
  dataset_id uuid not null,
  revision integer not null check (revision >= 1),
  -- Of the contract itself, as it says.
  contract_id text not null check (length(contract_id) between 1 and 500),
  version text not null check (length(version) between 1 and 100),
  status text not null check (length(status) between 1 and 100),
  syntax text not null check (syntax in ('yaml', 'json')),
  body text not null check (length(body) between 1 and 2000000),
  attached_at timestamptz not null,
  attached_by uuid,
  detached_at timestamptz,
  primary key (org_id, id),
  unique (org_id, dataset_id, revision),
  foreign key (org_id, dataset_id) references dataset (org_id, id) on delete cascade,
  foreign key (org_id, attached_by) references member (org_id, id)
);
create index data_contract_author on data_contract (org_id, attached_by);
call protect('data_contract', 'select, insert, update', 'tenant');

-- A file on its way: read first, kept only once it could be read, and a version only once somebody has accepted what
-- was seen in it.
create table dataset_upload (
  org_id uuid not null,
  id uuid not null,
  dataset_name text not null check (length(dataset_name) between 1 and 500),
  file_name text not null check (length(file_name) between 1 and 255),
  state text not null check (state in ('waiting', 'receiving', 'reading', 'ready', 'failed', 'accepted', 'refused')),
  bytes_total bigint check (bytes_total >= 0),
  bytes_done bigint not null default 0 check (bytes_done >= 0),
  rows_done bigint not null default 0 check (rows_done >= 0),
  -- Why it failed.
  problem text not null default '' check (length(problem) <= 2000),
  sha256 text,
  preview jsonb check (jsonb_typeof(preview) = 'object'),
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, sha256) references blob (org_id, sha256),
  foreign key (org_id, made_by) references member (org_id, id),
  check ((state = 'ready') <= (sha256 is not null and preview is not null))
);
create index dataset_upload_time on dataset_upload (org_id, changed_at);
create index dataset_upload_blob on dataset_upload (org_id, sha256);
create index dataset_upload_author on dataset_upload (org_id, made_by);
call protect('dataset_upload', 'select, insert, update, delete', 'tenant');

-- What runs have read already: each name is a dataset, each digest a version. When they were read is told by their runs.
create temp table dataset_told on commit drop as
  select distinct on (d.org_id, d.name, d.digest) d.org_id, d.name, d.digest, d.source_type, d.source,
    coalesce((select to_timestamp(min(r.started_ms) / 1000.0) from run_input i join run r on r.org_id = i.org_id and r.id = i.run_id
      where i.org_id = d.org_id and i.dataset_id = d.id), now()) as told_at
  from run_dataset d order by d.org_id, d.name, d.digest, d.id;
insert into dataset (org_id, id, name, next_version, created_at, updated_at)
  select org_id, gen_random_uuid(), name, count(*) + 1, min(told_at), max(told_at) from dataset_told group by org_id, name;
insert into dataset_name select org_id, name, id, created_at from dataset;
insert into dataset_version (org_id, id, dataset_id, number, digest, told_by, source_type, source, created_at)
  select t.org_id, gen_random_uuid(), d.id, row_number() over (partition by d.org_id, d.id order by t.told_at, t.digest),
    t.digest, 'run', left(t.source_type, 250), left(t.source, 65535), t.told_at
  from dataset_told t join dataset d on d.org_id = t.org_id and d.name = t.name;
