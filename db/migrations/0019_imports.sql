-- Experiments, runs and models that are brought here from elsewhere: each import is a job that is looked over first,
-- carried out in pieces, and can be taken back.
create table import_job (
  org_id uuid not null,
  id uuid not null,
  source text not null check (source in ('mlflow', 'files', 'csv')),
  -- The server's address, or what the file is called: what comes from the same place is known again by it.
  origin text not null check (length(origin) between 1 and 2000),
  -- Encrypted with a key made of the installation's secret; never shown again.
  sealed_credentials bytea,
  -- The uploaded file, while it is needed.
  file_sha256 text,
  with_files boolean not null,
  deleted_too boolean not null,
  -- What happens to an experiment or model whose name is taken here.
  experiment_clash text not null check (experiment_clash in ('merge', 'rename')),
  model_clash text not null check (model_clash in ('merge', 'rename')),
  -- Of a table: the experiment for rows that name none, and what each column is.
  table_options jsonb not null default '{}' check (jsonb_typeof(table_options) = 'object'),
  phase text not null check (phase in ('check', 'import', 'undo')),
  status text not null check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- Where to go on, written in the transaction that writes what came before it.
  step text not null,
  cursor jsonb not null default '{}' check (jsonb_typeof(cursor) = 'object'),
  -- Things the phase has dealt with, and will have in the end; 0 while nobody knows.
  done integer not null default 0 check (done >= 0),
  total integer not null default 0 check (total >= 0),
  -- Milliseconds of work in this phase, without the time it waited.
  worked_ms bigint not null default 0 check (worked_ms >= 0),
  -- What the look found, by kind of thing.
  found jsonb not null default '{}' check (jsonb_typeof(found) = 'object'),
  problem text not null default '' check (length(problem) <= 2000),
  -- Whoever works on it holds the lease; what an earlier holder still writes is refused by the number.
  lease_epoch integer not null default 0,
  lease_until timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id) references organisation (id),
  foreign key (org_id, created_by) references member (org_id, id),
  foreign key (org_id, file_sha256) references blob (org_id, sha256)
);
create index import_job_recent on import_job (org_id, created_at desc, id desc);
create index import_job_due on import_job (org_id, created_at) where status in ('waiting', 'running');
create index import_job_author on import_job (org_id, created_by);
create index import_job_file on import_job (org_id, file_sha256);
call protect('import_job', 'select, insert, update', 'tenant');

-- What an import brought, by the id it had where it came from.
create table import_item (
  org_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('experiment', 'run', 'logged-model', 'model', 'version', 'file')),
  origin_id text not null check (length(origin_id) <= 3000),
  -- Its id here, as text; of a version and of a file together with what it belongs to.
  local_id text not null check (length(local_id) <= 3000),
  -- Of a run its experiment here, of a version its model; empty for others.
  inside text not null default '',
  -- `made` by this import; `joined` when it was here already and takes in what belongs to it; `known` when an earlier
  -- import has brought it.
  how text not null check (how in ('made', 'joined', 'known')),
  -- A digest of what was written, to tell at an undo whether somebody has changed it since.
  fingerprint text not null default '',
  -- When an undo removed it.
  removed_at timestamptz,
  primary key (org_id, import_id, kind, origin_id),
  foreign key (org_id, import_id) references import_job (org_id, id) on delete cascade
);
create index import_item_origin on import_item (org_id, kind, origin_id) where removed_at is null;
create index import_item_here on import_item (org_id, kind, local_id) where removed_at is null;
call protect('import_item', 'select, insert, update', 'tenant');

-- What was left out, renamed, cut or kept, by name.
create table import_note (
  org_id uuid not null,
  import_id uuid not null,
  reason text not null check (length(reason) between 1 and 60),
  kind text not null check (length(kind) between 1 and 30),
  origin_id text not null check (length(origin_id) <= 3000),
  name text not null check (length(name) <= 600),
  -- What became of it, where a word is needed: the new name or number.
  became text not null default '' check (length(became) <= 600),
  primary key (org_id, import_id, reason, kind, origin_id),
  foreign key (org_id, import_id) references import_job (org_id, id) on delete cascade
);
call protect('import_note', 'select, insert, update, delete', 'tenant');

-- Which models a run read and wrote, until those models are here, too.
create table import_link (
  org_id uuid not null,
  import_id uuid not null,
  run_id uuid not null,
  model_origin_id text not null check (length(model_origin_id) <= 300),
  role text not null check (role in ('input', 'output')),
  step bigint not null,
  primary key (org_id, import_id, run_id, model_origin_id, role),
  foreign key (org_id, import_id) references import_job (org_id, id) on delete cascade
);
call protect('import_link', 'select, insert, delete', 'tenant');
