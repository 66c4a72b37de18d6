-- Content that nothing names any more is freed. Documents that were removed can be put back for a while; then they go.
grant delete on stored_file, stored_file_part to cairn_app;
-- Holding a row takes the right to change something in it; nothing ever changes this moment.
grant update (stored_at) on stored_file to cairn_app;
create index attachment_removed on attachment (org_id, removed_at) where removed_at is not null;
