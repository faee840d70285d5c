-- Units, what became of them, the clusters they compete in, and the people who work with their figures.

-- Dimensions are kept in the memory of each server; this number says when to read them again.
create table dimension_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null
);
insert into dimension_version (version) values (1);

create function raise_dimension_version() returns trigger language plpgsql as $$
begin
  update dimension_version set version = version + 1;
  perform pg_notify('dimensions', '');
  return null;
end $$;

create table source (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
  title text not null,
  publisher text,
  published_on text check (published_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  url text,
  language text,
  trust text not null check (trust in ('ORIGINAL', 'TRANSLATION', 'MACHINE_TRANSLATION', 'SAMPLE')),
  note text
);

create table unit (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z][A-Z0-9-]{1,31}$'),
  level text not null check (level in ('CONFEDERATION', 'PROVINCE', 'CLUSTER')),
  name text not null,
  name_en text not null,
  parent_id int references unit check (parent_id <> id),
  valid_from date,
  valid_to date, -- the last day inside
  note text,
  constraint unit_validity_in_order check (valid_from <= valid_to)
);

create table lineage (
  predecessor_id int not null references unit,
  successor_id int not null references unit,
  effective_on date not null,
  share numeric(9, 8) not null default 1 check (share > 0 and share <= 1),
  source_url text,
  primary key (predecessor_id, successor_id),
  constraint lineage_has_no_loop check (predecessor_id <> successor_id)
);

-- The lock makes two transactions that would close a cycle together wait for each other. It is none of the table: that
-- one is held already when the trigger runs, and raising it would be a deadlock.
create function refuse_lineage_cycle() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('lineage'));
  if exists (
    with recursive later (id) as (
      select new.successor_id
      union
      select lineage.successor_id from lineage join later on lineage.predecessor_id = later.id
    )
    select from later where id = new.predecessor_id
  ) then
    raise exception 'lineage would have a cycle' using errcode = 'check_violation', constraint = 'lineage_has_no_cycle';
  end if;
  return new;
end $$;
create trigger lineage_has_no_cycle before insert or update on lineage
  for each row execute function refuse_lineage_cycle();

create table cluster_member (
  cluster_id int not null references unit,
  unit_id int not null references unit,
  year int not null check (year between 1945 and 2100),
  role text not null check (role in ('HEAD', 'DEPUTY', 'MEMBER')),
  source_id int references source,
  primary key (cluster_id, unit_id, year)
);
create unique index cluster_has_one_head on cluster_member (cluster_id, year) where role = 'HEAD';
create unique index cluster_has_one_deputy on cluster_member (cluster_id, year) where role = 'DEPUTY';

create table person (
  id int generated always as identity primary key,
  email text not null unique check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  name text not null check (name <> ''),
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  created_at timestamptz not null default now()
);

create table person_grant (
  id int generated always as identity primary key,
  person_id int not null references person on delete cascade,
  role text not null check (role in ('ADMINISTRATOR', 'EDITOR', 'REVIEWER', 'ANALYST')),
  unit_id int references unit,
  constraint grant_names_what_its_role_needs check ((role in ('EDITOR', 'REVIEWER')) = (unit_id is not null)),
  unique nulls not distinct (person_id, role, unit_id)
);

create table sign_in_link (
  secret_hash bytea primary key,
  person_id int not null references person on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table session (
  id_hash bytea primary key,
  person_id int not null references person on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_by_person on session (person_id);

create table token (
  id text primary key check (id ~ '^[a-z0-9]{10}$'),
  name text not null unique check (name <> ''),
  secret_hash bytea not null,
  role text not null check (role = 'ANALYST'),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
-- No row for a token means every unit.
create table token_unit (
  token_id text not null references token on delete cascade,
  unit_id int not null references unit,
  primary key (token_id, unit_id)
);

-- Keys that belong to this database: with them cursors are signed.
create table secret (
  name text primary key,
  value bytea not null
);

create trigger source_is_a_dimension after insert or update or delete on source
  for each statement execute function raise_dimension_version();
create trigger unit_is_a_dimension after insert or update or delete on unit
  for each statement execute function raise_dimension_version();
create trigger lineage_is_a_dimension after insert or update or delete on lineage
  for each statement execute function raise_dimension_version();
create trigger cluster_member_is_a_dimension after insert or update or delete on cluster_member
  for each statement execute function raise_dimension_version();
