-- Files of runs and of logged models. What is in them lies in the blob store under its SHA-256; here is what it is
-- called and by whom. No text of a person is ever a path.

-- One row for each organisation: how much it may keep, and how much it does.
create table artifact_allowance (
  org_id uuid not null,
  -- Null: no limit.
  quota_bytes bigint check (quota_bytes > 0),
  -- The sum of blob.bytes, kept by whoever adds or removes a blob.
  used_bytes bigint not null default 0 check (used_bytes >= 0),
  -- How long files of deleted runs and models are kept before retention offers to remove them.
  keep_deleted_days integer not null default 90 check (keep_deleted_days between 1 and 3650),
  primary key (org_id),
  foreign key (org_id) references organisation (id)
);
call protect('artifact_allowance', 'select, insert, update', 'tenant');

create function artifact_allowance() returns trigger language plpgsql as $$
declare before text := current_setting('app.org_id', true);
begin
  -- Whoever makes an organisation does not act for it yet.
  perform set_config('app.org_id', new.id::text, true);
  insert into artifact_allowance (org_id) values (new.id);
  perform set_config('app.org_id', coalesce(before, ''), true);
  return null;
end $$;
create trigger artifact_allowance after insert on organisation for each row execute function artifact_allowance();
insert into artifact_allowance (org_id) select id from organisation;

-- Content that the blob store holds for an organisation. A row without an artifact is freed after a grace period.
create table blob (
  org_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  -- When it was last brought: the grace period begins anew.
  stored_at timestamptz not null,
  -- When a read found something else than was stored, or nothing. Bringing the content again mends it.
  damaged_at timestamptz,
  primary key (org_id, sha256),
  foreign key (org_id) references organisation (id)
);
create index blob_stored on blob (org_id, stored_at);
create index blob_damaged on blob (org_id, damaged_at) where damaged_at is not null;
call protect('blob', 'select, insert, update, delete', 'tenant');

create table artifact (
  org_id uuid not null,
  owner_kind text not null check (owner_kind in ('run', 'model')),
  -- Of a run or of a logged model; no foreign key, because it is either.
  owner_id uuid not null,
  -- Compared byte by byte, so that everything below `a/` stands between `a/` and `a0`.
  path text collate "C" not null check (length(path) between 1 and 1000),
  sha256 text not null,
  bytes bigint not null check (bytes >= 0),
  -- Guessed from the name, for showing it; downloads never carry it.
  content_type text not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  primary key (org_id, owner_kind, owner_id, path),
  foreign key (org_id, sha256) references blob (org_id, sha256),
  foreign key (org_id, uploaded_by) references member (org_id, id)
);
create index artifact_blob on artifact (org_id, sha256);
create index artifact_by_member on artifact (org_id, uploaded_by);
call protect('artifact', 'select, insert, update, delete', 'tenant');
