-- Files people bring, by what is in them: SHA-256 over the content is the name, so the same file is kept once in an
-- organisation and no text of a person is ever a path. In parts, so that no row is larger than the server likes.
create table stored_file (
  org_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  stored_at timestamptz not null,
  primary key (org_id, sha256),
  foreign key (org_id) references organisation (id)
);
call protect('stored_file', 'select, insert', 'tenant');

create table stored_file_part (
  org_id uuid not null,
  sha256 text not null,
  part integer not null check (part >= 0),
  content bytea not null check (octet_length(content) between 1 and 262144),
  primary key (org_id, sha256, part),
  foreign key (org_id, sha256) references stored_file (org_id, sha256)
);
call protect('stored_file_part', 'select, insert', 'tenant');

-- A document beside the answer to a practice. It stands on a sheet and is seen by whoever sees the sheet.
create table attachment (
  org_id uuid not null,
  id uuid not null,
  sheet_id uuid not null,
  practice_key text not null,
  sha256 text not null,
  file_name text not null check (length(file_name) between 1 and 150),
  title text not null check (length(title) between 1 and 200),
  -- Days in UTC. It counts from the one to the end of the other; without an end as long as an answer would.
  effective_on date not null,
  expires_on date check (expires_on >= effective_on),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  review text not null check (review in ('pending', 'accepted', 'rejected')),
  reviewed_by uuid,
  reviewed_at timestamptz,
  review_reason text not null check (length(review_reason) <= 1000),
  -- Kept, so that removing can be undone and the trail stays true.
  removed_by uuid,
  removed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, sheet_id) references answer_sheet (org_id, id) on delete cascade,
  foreign key (org_id, sha256) references stored_file (org_id, sha256),
  foreign key (org_id, uploaded_by) references member (org_id, id),
  foreign key (org_id, reviewed_by) references member (org_id, id),
  foreign key (org_id, removed_by) references member (org_id, id),
  check ((review = 'pending') = (reviewed_by is null) and (reviewed_by is null) = (reviewed_at is null)),
  check ((removed_by is null) = (removed_at is null))
);
-- The same file twice beside one answer says nothing more.
create unique index attachment_once on attachment (org_id, sheet_id, practice_key, sha256) where removed_at is null;
create index attachment_of_sheet on attachment (org_id, sheet_id, practice_key, uploaded_at);
create index attachment_file on attachment (org_id, sha256);
create index attachment_uploaded_by on attachment (org_id, uploaded_by);
create index attachment_reviewed_by on attachment (org_id, reviewed_by);
create index attachment_removed_by on attachment (org_id, removed_by);
call protect('attachment', 'select, insert, update, delete', 'tenant');
