-- What a filled-in questionnaire wrote over, so that the import can be taken back as a whole. It stands on a sheet and
-- is seen by whoever writes on the sheet: the trail keeps seals of an assessor's own answers and could not give them back.
create table questionnaire_import (
  org_id uuid not null,
  id uuid not null,
  sheet_id uuid not null,
  imported_by uuid not null,
  imported_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, sheet_id) references answer_sheet (org_id, id) on delete cascade,
  foreign key (org_id, imported_by) references member (org_id, id),
  foreign key (org_id, undone_by) references member (org_id, id),
  check ((undone_by is null) = (undone_at is null))
);
create index questionnaire_import_of_sheet on questionnaire_import (org_id, sheet_id, imported_at desc, id);
create index questionnaire_import_imported_by on questionnaire_import (org_id, imported_by);
create index questionnaire_import_undone_by on questionnaire_import (org_id, undone_by);
call protect('questionnaire_import', 'select, insert, update', 'tenant');

create table questionnaire_import_answer (
  org_id uuid not null,
  import_id uuid not null,
  practice_key text not null,
  -- Of the answer that the import wrote: while the answer still has it, nobody has changed it since.
  revision integer not null check (revision > 0),
  -- What stood before; nobody where nothing was ever saved.
  option_key text,
  not_applicable text check (not_applicable in ('out_of_scope', 'decided_not_to_do', 'owned_elsewhere')),
  not_known boolean not null,
  note text not null check (length(note) <= 4000),
  answered_by uuid,
  answered_at timestamptz,
  primary key (org_id, import_id, practice_key),
  foreign key (org_id, import_id) references questionnaire_import (org_id, id) on delete cascade,
  foreign key (org_id, answered_by) references member (org_id, id),
  check (num_nonnulls(option_key, not_applicable) + not_known::int <= 1),
  check ((answered_by is null) = (answered_at is null))
);
create index questionnaire_import_answer_by on questionnaire_import_answer (org_id, answered_by);
call protect('questionnaire_import_answer', 'select, insert', 'tenant');
