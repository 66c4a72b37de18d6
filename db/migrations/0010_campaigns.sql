-- One request to several teams: assess yourselves with this framework by that day. How far each team is follows from
-- its assessments, so nothing about progress is kept here.
create table campaign (
  org_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  framework_key text not null,
  message text not null check (length(message) <= 2000),
  due_on date not null,
  status text not null check (status in ('open', 'closed', 'cancelled')),
  started_by uuid not null,
  started_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text not null default '' check (length(end_reason) <= 500),
  primary key (org_id, id),
  foreign key (org_id, started_by) references member (org_id, id),
  foreign key (org_id, ended_by) references member (org_id, id),
  check ((status = 'open') = (ended_at is null and ended_by is null)),
  check (status <> 'cancelled' or end_reason <> '')
);
create index campaign_recent on campaign (org_id, started_at desc, id);
create index campaign_open on campaign (org_id, due_on) where status = 'open';
create index campaign_started_by on campaign (org_id, started_by);
create index campaign_ended_by on campaign (org_id, ended_by);
call protect('campaign', 'select, insert, update', 'tenant');

create table campaign_team (
  org_id uuid not null,
  campaign_id uuid not null,
  team_id uuid not null,
  primary key (org_id, campaign_id, team_id),
  foreign key (org_id, campaign_id) references campaign (org_id, id) on delete cascade,
  foreign key (org_id, team_id) references team (org_id, id) on delete cascade
);
create index campaign_team_of_team on campaign_team (org_id, team_id);
call protect('campaign_team', 'select, insert', 'tenant');
