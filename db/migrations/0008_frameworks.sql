-- Frameworks an organisation brings along. A draft may change; what was published never does, because answers,
-- milestones and levels refer to it. Content is the whole framework; the source is the file it was read from.
create table custom_framework (
  org_id uuid not null,
  key text not null check (key ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version text not null check (length(version) between 1 and 40),
  status text not null check (status in ('draft', 'published', 'retired')),
  title text not null check (length(title) <= 200),
  source text not null check (length(source) <= 500000),
  content jsonb not null,
  -- SHA-256 of the canonical content, hex.
  hash text not null,
  -- Counts how often a draft was saved, so that two people cannot overwrite each other unseen.
  revision integer not null,
  created_by uuid not null,
  created_at timestamptz not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  retired_by uuid,
  retired_at timestamptz,
  primary key (org_id, key, version),
  foreign key (org_id, created_by) references member (org_id, id),
  foreign key (org_id, saved_by) references member (org_id, id),
  foreign key (org_id, published_by) references member (org_id, id),
  foreign key (org_id, retired_by) references member (org_id, id),
  check ((status = 'draft') = (published_at is null)),
  check ((published_at is null) = (published_by is null)),
  check ((status = 'retired') = (retired_at is not null)),
  check ((retired_at is null) = (retired_by is null))
);
create index custom_framework_created_by on custom_framework (org_id, created_by);
create index custom_framework_saved_by on custom_framework (org_id, saved_by);
create index custom_framework_published_by on custom_framework (org_id, published_by);
create index custom_framework_retired_by on custom_framework (org_id, retired_by);
call protect('custom_framework', 'select, insert, update', 'tenant');

-- Drafts change and are published; published versions are retired; nothing else happens, whatever the statement says.
create function custom_framework_is_kept() returns trigger language plpgsql as $$
declare
  meant custom_framework := new;
begin
  if old.status = 'draft' then
    if new.org_id = old.org_id and new.key = old.key and new.version = old.version and new.status <> 'retired' then
      return new;
    end if;
  elsif old.status = 'published' and new.status = 'retired' then
    meant.status := old.status;
    meant.retired_by := old.retired_by;
    meant.retired_at := old.retired_at;
    if meant = old then return new; end if;
  end if;
  raise exception 'a published framework never changes' using errcode = 'insufficient_privilege';
end $$;
create trigger custom_framework_kept before update on custom_framework
  for each row execute function custom_framework_is_kept();
create function custom_framework_is_not_removed() returns trigger language plpgsql as $$
begin raise exception 'a framework is retired, never removed' using errcode = 'insufficient_privilege'; end $$;
create trigger custom_framework_stays before delete or truncate on custom_framework
  for each statement execute function custom_framework_is_not_removed();
