-- The two walls between organisations start here: who is asking is a transaction-local setting, and
-- every tenant table has a forced policy on it. `set local` leaves '' behind in a pooled session, so nullif.
create function app_org() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.org_id', true), '')::uuid $$;

-- Signing in, sessions and one-time links are looked up before an organisation is known.
-- Such units of work set app.identity and see the identity tables, never a team's data.
create function app_identity() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.identity', true), '') = 'on' $$;

-- Puts a tenant table behind its policy and gives the application exactly the named privileges.
-- `reach`: 'tenant' (own organisation only), 'tenant or identity', 'identity' (no organisation column).
create procedure protect(target regclass, privileges text, reach text) language plpgsql as $$
declare
  org_column text := case when target = 'organisation'::regclass then 'id' else 'org_id' end;
  rule text := case reach
    when 'tenant' then format('%I = (select app_org())', org_column)
    when 'tenant or identity' then format('%I = (select app_org()) or (select app_identity())', org_column)
    when 'identity' then '(select app_identity())'
  end;
begin
  if rule is null then raise exception 'unknown reach %', reach; end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s for all to cairn_app using (%s) with check (%s)', target, rule, rule);
  execute format('grant %s on %s to cairn_app', privileges, target);
end $$;
revoke all on procedure protect(regclass, text, text) from public;

create table organisation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null
);
call protect('organisation', 'select, insert, update', 'tenant or identity');
