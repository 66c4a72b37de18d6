-- One index per way the list of members can be sorted, so that a page costs the same wherever it starts.
create index member_by_email on member (org_id, email, id);
create index member_by_joined on member (org_id, joined_at, id);
-- Somebody who has not signed in yet sorts before everybody who has.
create index member_by_seen on member (org_id, coalesce(last_seen_at, to_timestamp(0)), id);
