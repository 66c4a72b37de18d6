-- A person. Reached only by identity units of work; people of an organisation are its members.
create table account (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 120),
  password_hash text,
  created_at timestamptz not null
);
create unique index account_email on account (email);
call protect('account', 'select, insert, update', 'identity');

-- Identity from an OpenID provider is (issuer, subject), never the e-mail address.
create table external_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references account (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index external_identity_account on external_identity (account_id);
call protect('external_identity', 'select, insert', 'identity');

-- First run: one row for ever, so that set-up can happen once only.
create table setup (
  singleton boolean primary key default true check (singleton),
  token_hash bytea not null,
  created_at timestamptz not null,
  completed_at timestamptz
);
call protect('setup', 'select, insert, update', 'identity');

-- Token buckets for sign-in and links. Logged, so that a crash does not forget failures.
create table throttle (
  key text primary key,
  tokens double precision not null,
  refilled_at timestamptz not null
);
call protect('throttle', 'select, insert, update, delete', 'identity');

create table member (
  org_id uuid not null references organisation (id),
  id uuid not null,
  account_id uuid not null references account (id),
  name text not null,
  email text not null,
  roles text[] not null
    check (cardinality(roles) > 0 and roles <@ array['viewer', 'lead', 'engineer', 'approver', 'admin', 'auditor']),
  status text not null check (status in ('active', 'disabled')),
  joined_at timestamptz not null,
  last_seen_at timestamptz,
  primary key (org_id, id)
);
create unique index member_account on member (org_id, account_id);
create index member_of_account on member (account_id);
create index member_by_name on member (org_id, lower(name), id);
call protect('member', 'select, insert, update', 'tenant or identity');

create table session (
  org_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  method text not null check (method in ('password', 'oidc')),
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_expires_at timestamptz not null,
  absolute_expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, member_id) references member (org_id, id)
);
create unique index session_id on session (id);
create index session_of_member on session (org_id, member_id, created_at desc, id);
call protect('session', 'select, insert, update', 'tenant or identity');

-- Invitations and password resets: the token is shown once, only its hash is kept.
create table one_time_link (
  org_id uuid not null references organisation (id),
  id uuid not null,
  kind text not null check (kind in ('invitation', 'reset')),
  token_hash bytea not null,
  email text not null,
  name text not null,
  roles text[] not null,
  member_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, member_id) references member (org_id, id),
  check ((kind = 'reset') = (member_id is not null))
);
create unique index one_time_link_token on one_time_link (token_hash);
create index one_time_link_open on one_time_link (org_id, kind, created_at desc, id);
create index one_time_link_member on one_time_link (org_id, member_id);
call protect('one_time_link', 'select, insert, update', 'tenant or identity');

create table api_token (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  prefix text not null,
  secret_hash bytea not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id)
);
create unique index api_token_prefix on api_token (prefix);
create index api_token_recent on api_token (org_id, created_at desc, id);
create index api_token_creator on api_token (org_id, created_by);
call protect('api_token', 'select, insert, update', 'tenant or identity');

create table team (
  org_id uuid not null references organisation (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null check (length(name) between 1 and 120),
  purpose text not null check (length(purpose) <= 2000),
  is_demo boolean not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (org_id, id)
);
create unique index team_slug on team (org_id, slug);
create index team_by_name on team (org_id, lower(name), id);
call protect('team', 'select, insert, update, delete', 'tenant');

create table team_member (
  org_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  leads boolean not null,
  primary key (org_id, team_id, member_id),
  foreign key (org_id, team_id) references team (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id)
);
create index team_member_teams on team_member (org_id, member_id, team_id);
call protect('team_member', 'select, insert, update, delete', 'tenant');

-- One row per repeated request key: the first answer is kept and replayed.
create table idempotency (
  org_id uuid not null references organisation (id),
  key text not null check (length(key) between 1 and 255),
  fingerprint bytea not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (org_id, key)
);
create index idempotency_age on idempotency (org_id, created_at);
call protect('idempotency', 'select, insert, update, delete', 'tenant');
