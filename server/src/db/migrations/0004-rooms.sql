-- Registers of the rooms: campaigns and awards; and what has been loaded from the reference files.

create table campaign (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
  name text not null,
  name_en text not null,
  starts_on date,
  ends_on date,
  theme text,
  source_id int references source,
  note text,
  constraint campaign_in_order check (starts_on <= ends_on)
);
create table campaign_indicator (
  campaign_id int not null references campaign on delete cascade,
  indicator_id int not null references indicator,
  primary key (campaign_id, indicator_id)
);

-- From the cluster's proposal to the signed decision; the cluster is empty where an award is not a cluster's.
create table award (
  id int generated always as identity primary key,
  cluster_id int references unit,
  unit_id int not null references unit,
  year int not null check (year between 1945 and 2100),
  name text not null,
  name_en text not null,
  state text not null check (state in ('PROPOSED', 'RECOMMENDED', 'DECIDED', 'REVOKED')),
  source_id int references source,
  note text,
  unique nulls not distinct (cluster_id, unit_id, year, name)
);

create table reference_load (
  name text primary key,
  content_hash text not null,
  loaded_at timestamptz not null default now()
);

create trigger campaign_is_a_dimension after insert or update or delete on campaign
  for each statement execute function raise_dimension_version();
create trigger campaign_indicator_is_a_dimension after insert or update or delete on campaign_indicator
  for each statement execute function raise_dimension_version();
create trigger award_is_a_dimension after insert or update or delete on award
  for each statement execute function raise_dimension_version();
