-- What people write in the card of a version. Nothing is ever written over: each save is a revision of its own.
create table model_card_revision (
  org_id uuid not null,
  model_id uuid not null,
  version integer not null,
  revision integer not null check (revision >= 1),
  -- Sections by their key, licence, task and languages.
  content jsonb not null check (jsonb_typeof(content) = 'object' and pg_column_size(content) <= 2000000),
  -- What was changed and why, in the writer's words.
  note text not null check (length(note) <= 500),
  -- The revision whose words these are again.
  restored_from integer check (restored_from < revision),
  written_by uuid,
  written_by_name text not null,
  written_at timestamptz not null,
  primary key (org_id, model_id, version, revision),
  foreign key (org_id, model_id, version) references model_version (org_id, model_id, version) on delete cascade,
  foreign key (org_id, written_by) references member (org_id, id)
);
create index model_card_revision_author on model_card_revision (org_id, written_by);
call protect('model_card_revision', 'select, insert', 'tenant');

-- Whoever gets past the grants still cannot change what was written.
create function card_history() returns trigger language plpgsql as $$
begin
  raise exception 'a revision of a card is never changed' using errcode = 'integrity_constraint_violation';
end $$;
create trigger card_history before update on model_card_revision for each row execute function card_history();
