-- What became of an import, by the id of its change set: whoever sends the same file under the same id again, because the
-- answer was lost on the way, gets the same answer. The change set cannot tell: its cells are made of the file and of what
-- stood in the figures when it was read.
create table import_outcome (
  id uuid primary key,
  request_hash bytea not null,
  outcome jsonb not null,
  kept_at timestamptz not null default now()
);
create index import_outcome_by_age on import_outcome (kept_at);
