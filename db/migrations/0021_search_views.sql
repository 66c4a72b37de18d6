-- Names of runs as they are searched: without capitals, ordered by their bytes. A column, because behind row-level security
-- an index over lower(name) would not be used.
alter table run add column name_key text collate "C" not null generated always as (lower(name)) stored;
create index run_by_name on run (org_id, name_key, id) where deleted_at is null;

-- A list as somebody wants to see it again: what its address asks for, under a name.
create table saved_view (
  org_id uuid not null,
  id uuid not null,
  -- Whose it is; a shared one is seen by everybody of the organisation.
  member_id uuid not null,
  shared boolean not null,
  -- Which list: experiment:3, models.
  place text not null check (length(place) between 1 and 200),
  name text not null check (length(name) between 1 and 60),
  -- The address's query, without the question mark.
  search text not null check (length(search) <= 2000),
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, member_id) references member (org_id, id) on delete cascade
);
create unique index saved_view_name on saved_view (org_id, place, member_id, lower(name));
create index saved_view_member on saved_view (org_id, member_id);
call protect('saved_view', 'select, insert, update, delete', 'tenant');
