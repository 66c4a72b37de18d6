-- People of the demonstration are members without an account: nobody can ever sign in as one of them, and they
-- never look after the organisation.
alter table member add column is_demo boolean not null default false;
alter table member alter column account_id drop not null;
alter table member add constraint member_invented
  check ((account_id is null) = is_demo and not (is_demo and 'admin' = any (roles)));

-- Real members stay for ever, because answers and signatures carry their names. Only invented ones can go.
create function member_is_kept() returns trigger language plpgsql as $$
begin
  if old.is_demo then return old; end if;
  raise exception 'members are kept; switch their access off instead' using errcode = 'insufficient_privilege';
end $$;
create trigger member_kept before delete on member for each row execute function member_is_kept();
grant delete on member to cairn_app;

-- What a result was computed with, so that a changed query is seen in the evidence itself. Empty for results that
-- were kept before queries were hashed.
alter table check_result add column query_hash text not null default '';
alter table check_result add constraint check_result_query_hash check (query_hash ~ '^([0-9a-f]{64})?$');
