-- Figures, the change sets that are the only way to change them, and what documents say of them.

create table change_set (
  id uuid primary key, -- made by the client: the idempotency key
  actor text not null,
  person_id int references person,
  opened_in xid8 not null default pg_current_xact_id(),
  applied_at timestamptz not null default now(), -- set anew when the set is closed, so that time and seq agree
  request_hash bytea not null,
  nonce bytea not null check (length(nonce) = 16), -- keeps a published hash from confirming a guess
  reason text,
  source_id int references source,
  cell_count int,
  outcome jsonb,
  seq bigint unique,
  hash bytea
);

create table chain_head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  hash bytea not null
);
insert into chain_head (seq, hash) values (0, sha256('')); -- sets are numbered from 1 without a gap

create table figure (
  unit_id int not null references unit,
  indicator_id int not null references indicator,
  period_id int not null references period,
  kind text not null check (kind in ('ACTUAL', 'TARGET')),
  state text not null check (state in ('VALUE', 'NOT_APPLICABLE', 'NOT_REPORTED')),
  value numeric,
  qualifier text not null check (qualifier in ('EXACT', 'ABOUT', 'OVER', 'NEARLY', 'ESTIMATE')),
  quality text not null check (quality in ('REPORTED', 'PROVISIONAL', 'SUSPECT', 'DISPUTED', 'SAMPLE')),
  note text,
  source_id int references source,
  version int not null,
  change_set_id uuid not null references change_set,
  primary key (unit_id, indicator_id, period_id, kind),
  -- 15 significant digits: exact in PostgreSQL, in JSON and in a double alike. NaN and infinity fail the bound.
  constraint figure_value_has_15_digits check (
    abs(value) < 1e15 and scale(trim_scale(value)) <= 4
    and length(ltrim(replace(abs(trim_scale(value))::text, '.', ''), '0')) <= 15
  ),
  -- A disputed figure may stand without a value while none of its readings is accepted.
  constraint figure_value_fits_its_state check (
    case state when 'VALUE' then value is not null or quality = 'DISPUTED' else value is null end
  )
);
create index figure_by_indicator on figure (indicator_id, period_id, unit_id);
create index figure_by_source on figure (source_id);
create index figure_sample on figure (unit_id) where quality = 'SAMPLE';

create table figure_change (
  unit_id int not null,
  indicator_id int not null,
  period_id int not null,
  kind text not null,
  version int not null,
  change_set_id uuid not null references change_set,
  state_before text, value_before numeric, qualifier_before text, quality_before text, note_before text, source_before int,
  state_after text not null, value_after numeric, qualifier_after text not null, quality_after text not null,
  note_after text, source_after int,
  primary key (unit_id, indicator_id, period_id, kind, version)
);
create index figure_change_by_set on figure_change (change_set_id);

-- What a document says of one cell. Rival claims live here; the figure carries the accepted one.
create table evidence (
  id int generated always as identity primary key,
  unit_id int not null references unit,
  indicator_id int not null references indicator,
  period_id int not null references period,
  kind text not null check (kind in ('ACTUAL', 'TARGET')),
  source_id int not null references source,
  phrase text check (length(phrase) <= 40),
  value numeric,
  qualifier text not null check (qualifier in ('EXACT', 'ABOUT', 'OVER', 'NEARLY', 'ESTIMATE')),
  quality text not null check (quality in ('REPORTED', 'PROVISIONAL', 'SUSPECT', 'DISPUTED', 'SAMPLE')),
  note text,
  unique nulls not distinct (unit_id, indicator_id, period_id, kind, source_id, value)
);
create index evidence_by_source on evidence (source_id);

-- No figure changes without its line in the history: the statement that writes is the statement that is recorded.
-- Without enable_nestloop = off the join of old and new rows takes seconds before the first ANALYZE.
create function record_figure_changes() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  open_set uuid := nullif(current_setting('app.change_set', true), '')::uuid;
begin
  if open_set is null or not exists (
    select from change_set where id = open_set and opened_in = pg_current_xact_id() and seq is null
  ) then
    raise exception 'a figure changes only inside a change set' using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' then
    if exists (select from new_rows where version <> 1 or change_set_id <> open_set) then
      raise exception 'a new figure has version 1' using errcode = 'check_violation';
    end if;
    insert into figure_change (unit_id, indicator_id, period_id, kind, version, change_set_id,
      state_after, value_after, qualifier_after, quality_after, note_after, source_after)
    select unit_id, indicator_id, period_id, kind, version, open_set,
      state, value, qualifier, quality, note, source_id from new_rows;
  else
    if exists (
      select from old_rows full join new_rows using (unit_id, indicator_id, period_id, kind)
      where new_rows.version is distinct from old_rows.version + 1 or new_rows.change_set_id <> open_set
    ) then
      raise exception 'each change raises the version of a figure by one' using errcode = 'check_violation';
    end if;
    insert into figure_change (unit_id, indicator_id, period_id, kind, version, change_set_id,
      state_before, value_before, qualifier_before, quality_before, note_before, source_before,
      state_after, value_after, qualifier_after, quality_after, note_after, source_after)
    select n.unit_id, n.indicator_id, n.period_id, n.kind, n.version, open_set,
      o.state, o.value, o.qualifier, o.quality, o.note, o.source_id,
      n.state, n.value, n.qualifier, n.quality, n.note, n.source_id
    from new_rows n join old_rows o using (unit_id, indicator_id, period_id, kind);
  end if;
  return null;
end $$;
create trigger figure_insert_is_recorded after insert on figure referencing new table as new_rows
  for each statement execute function record_figure_changes();
create trigger figure_update_is_recorded after update on figure referencing old table as old_rows new table as new_rows
  for each statement execute function record_figure_changes();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: %', tg_op, tg_table_name, tg_argv[0] using errcode = 'insufficient_privilege';
end $$;
create trigger figure_is_never_deleted before delete or truncate on figure
  for each statement execute function refuse_change('figures are cleared, never deleted');
create trigger figure_change_is_append_only before update or delete or truncate on figure_change
  for each statement execute function refuse_change('history is append-only');
create trigger change_set_is_append_only before delete or truncate on change_set
  for each statement execute function refuse_change('history is append-only');

create function keep_closed_change_set() returns trigger language plpgsql as $$
begin
  if old.seq is not null then
    raise exception 'a closed change set never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger change_set_closes_once before update on change_set
  for each row execute function keep_closed_change_set();

-- What is committed is numbered and chained: a set that was only opened takes its figures with it.
create function require_closed_set() returns trigger language plpgsql as $$
begin
  if (select seq from change_set where id = new.id) is null then
    raise exception 'a change set is closed before it is committed' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger change_set_is_closed after insert on change_set deferrable initially deferred
  for each row execute function require_closed_set();

-- The last lock of every change: takes the next number and chains the set to the one before.
create function close_change_set(closed uuid, set_outcome jsonb) returns bigint language plpgsql as $$
declare
  head chain_head;
  rows_hash bytea;
  rows_count int;
  next_hash bytea;
  instant timestamptz;
begin
  select * into head from chain_head for update;
  instant := clock_timestamp(); -- under the lock: a later number never has an earlier time
  select sha256(convert_to(coalesce(string_agg(line, e'\n' order by line), ''), 'UTF8')), count(*)
    into rows_hash, rows_count
    from (
      select jsonb_build_array(unit_id, indicator_id, period_id, kind, version,
        state_before, value_before::text, qualifier_before, quality_before, note_before, source_before,
        state_after, value_after::text, qualifier_after, quality_after, note_after, source_after)::text collate "C" as line
      from figure_change where change_set_id = closed
    ) as lines;
  update change_set set
    cell_count = rows_count,
    outcome = set_outcome,
    seq = head.seq + 1,
    applied_at = instant,
    hash = sha256(head.hash || nonce || rows_hash || convert_to(jsonb_build_array(
      head.seq + 1, id, actor, person_id, extract(epoch from instant)::text, encode(request_hash, 'hex'), reason, source_id,
      set_outcome)::text, 'UTF8'))
    where id = closed
    returning hash into next_hash;
  update chain_head set seq = head.seq + 1, hash = next_hash;
  perform pg_notify('change_sets', (head.seq + 1)::text);
  return head.seq + 1;
end $$;
