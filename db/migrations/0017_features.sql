-- Columns that models read, and what people say of them: the feature catalogue.

-- Clients send JSON inside of JSON; what cannot be read is unknown.
create function json_or_null(said text) returns jsonb language plpgsql immutable parallel safe as $$
begin
  return said::jsonb;
exception when others then
  return null;
end $$;

-- What goes into a version, read from its signature: kept by a trigger, so that every way of writing one keeps it.
create table model_input (
  org_id uuid not null,
  model_id uuid not null,
  version integer not null,
  name text not null check (length(name) between 1 and 250),
  -- As the signature calls it: double, string, tensor of float32, …
  type text not null check (length(type) <= 200),
  -- Null: the signature does not say.
  required boolean,
  primary key (org_id, model_id, version, name),
  foreign key (org_id, model_id, version) references model_version (org_id, model_id, version) on delete cascade
);
create index model_input_name on model_input (org_id, name, model_id, version);
call protect('model_input', 'select, insert, delete', 'tenant');

-- MLflow keeps the inputs as a text that holds a list; others write the list itself. Columns without a name are no features.
create function signature_inputs(signature jsonb) returns table (name text, type text, required boolean)
  language sql immutable parallel safe as $$
  select distinct on (item.value ->> 'name') item.value ->> 'name',
         left(case when item.value ->> 'type' = 'tensor' then 'tensor of ' || coalesce(item.value -> 'tensor-spec' ->> 'dtype', '?')
              else coalesce(item.value ->> 'type', '') end, 200),
         case jsonb_typeof(item.value -> 'required') when 'boolean' then (item.value ->> 'required')::boolean end
  from (select case jsonb_typeof(signature -> 'inputs') when 'string' then json_or_null(signature ->> 'inputs')
               else signature -> 'inputs' end as list) told,
       jsonb_array_elements(case jsonb_typeof(told.list) when 'array' then told.list else '[]' end) with ordinality as item (value, place)
  where jsonb_typeof(item.value) = 'object' and length(item.value ->> 'name') between 1 and 250
  order by item.value ->> 'name', item.place
$$;

create function model_inputs() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from model_input where org_id = new.org_id and model_id = new.model_id and version = new.version;
  end if;
  insert into model_input (org_id, model_id, version, name, type, required)
    select new.org_id, new.model_id, new.version, input.name, input.type, input.required
    from signature_inputs(new.signature) input;
  return null;
end $$;
create trigger model_inputs_told after insert on model_version for each row when (new.signature is not null)
  execute function model_inputs();
create trigger model_inputs_changed after update of signature on model_version for each row
  when (new.signature is distinct from old.signature) execute function model_inputs();
insert into model_input (org_id, model_id, version, name, type, required)
  select v.org_id, v.model_id, v.version, input.name, input.type, input.required
  from model_version v, signature_inputs(v.signature) input where v.signature is not null;

create table feature (
  org_id uuid not null,
  id uuid not null,
  -- As models call it: the name of a column of their signatures.
  name text not null check (length(name) between 1 and 250),
  -- What it is about: card, customer, shop, …; empty: nobody said.
  entity text not null default '' check (length(entity) <= 120),
  value_type text not null default '' check (length(value_type) <= 200),
  description text not null default '' check (length(description) <= 5000),
  -- How it is computed, as code or as a sentence.
  definition text not null default '' check (length(definition) <= 20000),
  status text not null check (status in ('experimental', 'certified', 'deprecated')),
  owner_team_id uuid,
  owner_member_id uuid,
  -- The promise: a value is never older than this when it is used. Null: none is made.
  fresh_minutes integer check (fresh_minutes between 1 and 5256000),
  -- What people say where records show nothing; null: nobody said.
  said_in_training boolean,
  said_in_serving boolean,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, name),
  foreign key (org_id) references organisation (id),
  foreign key (org_id, owner_team_id) references team (org_id, id) on delete set null (owner_team_id),
  foreign key (org_id, owner_member_id) references member (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id)
);
create index feature_by_name on feature (org_id, lower(name), id);
create index feature_updated on feature (org_id, updated_at desc, id);
create index feature_owner_team on feature (org_id, owner_team_id);
create index feature_owner on feature (org_id, owner_member_id);
create index feature_author on feature (org_id, created_by);
call protect('feature', 'select, insert, update, delete', 'tenant');

-- The columns it is computed from. Data is named as people and runs name it, and need not be in the catalogue of data.
create table feature_source (
  org_id uuid not null,
  feature_id uuid not null,
  dataset text not null check (length(dataset) between 1 and 500),
  column_name text not null check (length(column_name) between 1 and 500),
  primary key (org_id, feature_id, dataset, column_name),
  foreign key (org_id, feature_id) references feature (org_id, id) on delete cascade
);
create index feature_source_dataset on feature_source (org_id, dataset, column_name);
call protect('feature_source', 'select, insert, delete', 'tenant');

-- Whose an experiment is stands in a tag.
create index experiment_tag_key on experiment_tag (org_id, key, value);
