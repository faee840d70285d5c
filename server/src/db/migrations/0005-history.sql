-- What was known at an earlier moment: the history of dimensions and of evidence, and figures as of a change set.

-- Dimensions ----------------------------------------------------------------------------------------------------------

-- When each version of the dimensions began. The row of dimension_version is locked from the raise to the commit, so
-- versions are raised one after the other, and a later one never has an earlier instant. A transaction that raises it
-- many times has one row, with its last version: those before it were never seen by anybody else.
create table dimension_change (
  version bigint primary key,
  raised_at timestamptz not null,
  raised_in xid8 not null default pg_current_xact_id()
);
create index dimension_change_by_instant on dimension_change (raised_at, version);

-- Every row of a dimension as it stood from a version on; a row that was deleted is null from then on. The key begins
-- with what is asked for: of one table, of each row, the last version up to the one that was asked.
create table row_history (
  table_name text not null,
  row_key text not null,
  version bigint not null,
  row jsonb,
  primary key (table_name, row_key, version)
);

-- The columns of a key as one text: '84', or '84 12 2023'.
create function row_key(row_ jsonb, key_columns text[]) returns text language sql immutable as $$
  select string_agg(row_ ->> name, ' ' order by place) from unnest(key_columns) with ordinality as key_column (name, place)
$$;

-- Raises the version and keeps the rows under it. Both are done by one trigger, so they cannot come in the wrong order.
create function keep_dimension_rows() returns trigger language plpgsql as $$
declare
  raised bigint;
begin
  update dimension_version set version = version + 1 returning version into raised;
  update dimension_change set version = raised, raised_at = greatest(clock_timestamp(), raised_at)
  where version = raised - 1 and raised_in = pg_current_xact_id();
  if not found then
    insert into dimension_change (version, raised_at)
    select raised, greatest(clock_timestamp(), max(raised_at)) from dimension_change where version = raised - 1;
  end if;
  perform pg_notify('dimensions', '');
  if tg_op = 'INSERT' then
    insert into row_history (table_name, row_key, version, row)
    select tg_table_name, row_key(to_jsonb(new_rows), tg_argv), raised, to_jsonb(new_rows) from new_rows;
  elsif tg_op = 'DELETE' then
    insert into row_history (table_name, row_key, version, row)
    select tg_table_name, row_key(to_jsonb(old_rows), tg_argv), raised, null from old_rows;
  else
    -- A row whose key changed ends under the old one. A row that stayed as it was has nothing new to be kept.
    insert into row_history (table_name, row_key, version, row)
    select tg_table_name, row_key, raised, after.row
    from (select row_key(to_jsonb(old_rows), tg_argv), to_jsonb(old_rows) as row from old_rows) as before
      full join (select row_key(to_jsonb(new_rows), tg_argv), to_jsonb(new_rows) as row from new_rows) as after using (row_key)
    where before.row is distinct from after.row;
  end if;
  return null;
end $$;

-- What the dimensions were before this migration nobody wrote down. An instant before it is answered with the names of
-- this moment rather than with none, for the figures of that time are known: so the version that stands now began at
-- -infinity. A database that is empty now begins now.
insert into dimension_change (version, raised_at)
select version, case when exists (select from unit) then '-infinity' else clock_timestamp() end from dimension_version;

-- Transition tables want a trigger for each kind of statement. TRUNCATE has none, so it is refused.
do $$
declare
  dimension record;
  statement text;
begin
  for dimension in
    select * from (values
      ('source', '{id}'::text[]), ('unit', '{id}'), ('lineage', '{predecessor_id,successor_id}'),
      ('cluster_member', '{cluster_id,unit_id,year}'), ('indicator', '{id}'), ('period', '{id}'), ('series_break', '{id}'),
      ('campaign', '{id}'), ('campaign_indicator', '{campaign_id,indicator_id}'), ('award', '{id}')
    ) as dimensions (name, key_columns)
  loop
    execute format('drop trigger %I on %I', dimension.name || '_is_a_dimension', dimension.name);
    foreach statement in array array['insert', 'update', 'delete'] loop
      execute format('create trigger %I after %s on %I referencing %s for each statement execute function keep_dimension_rows(%s)',
        dimension.name || '_' || statement || '_is_kept', statement, dimension.name,
        case statement when 'insert' then 'new table as new_rows' when 'delete' then 'old table as old_rows'
          else 'old table as old_rows new table as new_rows' end,
        (select string_agg(quote_literal(name), ', ' order by place) from unnest(dimension.key_columns) with ordinality as k (name, place)));
    end loop;
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change(%L)',
      dimension.name || '_is_never_truncated', dimension.name, 'rows are deleted, so that their history is kept');
    execute format('insert into row_history (table_name, row_key, version, row)
      select %L, row_key(to_jsonb(dimension), %L), version, to_jsonb(dimension) from %I as dimension, dimension_version',
      dimension.name, dimension.key_columns, dimension.name);
  end loop;
end $$;
drop function raise_dimension_version();

create trigger row_history_is_append_only before update or delete or truncate on row_history
  for each statement execute function refuse_change('history is append-only');
create trigger dimension_change_is_append_only before delete or truncate on dimension_change
  for each statement execute function refuse_change('history is append-only');
create trigger dimension_change_is_final before update on dimension_change
  for each row when (old.raised_in <> pg_current_xact_id()) execute function refuse_change('history is append-only');

-- Figures -------------------------------------------------------------------------------------------------------------

-- As of a change set, a figure is what it was after the last set up to that one. The number of a set is given when it
-- is closed, long after its figures were written, and a join to find it costs more than the figures themselves (three
-- times the comparison of 1,008 of them). So sets are also numbered as they are opened, and a figure carries that
-- number: opening. What was opened later closes later, with few exceptions, and these are known: a set that was open
-- while one opened after it closed is written down in overtaken_set, under each of the numbers that passed it. So
--   a set is one of those up to seq S  =  opening <= the highest opening up to S, and not overtaken by S.
alter table change_set add column opening bigint, add column highest_opening bigint;
alter table figure add column opening bigint;
alter table figure_change add column opening bigint, add column opening_before bigint, add column change_set_before uuid;

alter table change_set disable trigger user;
alter table figure disable trigger user;
alter table figure_change disable trigger user;
update change_set set opening = seq, highest_opening = seq;
update figure set opening = change_set.opening from change_set where change_set.id = figure.change_set_id;
update figure_change set opening = change_set.opening from change_set where change_set.id = figure_change.change_set_id;
update figure_change set opening_before = before.opening, change_set_before = before.change_set_id
from figure_change as before
where (before.unit_id, before.indicator_id, before.period_id, before.kind, before.version) = (figure_change.unit_id,
  figure_change.indicator_id, figure_change.period_id, figure_change.kind, figure_change.version - 1);
alter table change_set enable trigger user;
alter table figure enable trigger user;
alter table figure_change enable trigger user;

alter table change_set alter column opening set not null, alter column opening add generated always as identity;
select setval(pg_get_serial_sequence('change_set', 'opening'), (select coalesce(max(opening), 0) + 1 from change_set), false);
alter table figure alter column opening set not null,
  alter column opening set default coalesce(nullif(current_setting('app.opening', true), ''), '0')::bigint;
alter table figure_change alter column opening set not null,
  add constraint figure_change_knows_what_was_before check (
    (version > 1) = (opening_before is not null) and (version > 1) = (change_set_before is not null));

create table overtaken_set (
  seq bigint not null,
  opening bigint not null,
  primary key (seq, opening)
);
create trigger overtaken_set_is_append_only before update or delete or truncate on overtaken_set
  for each statement execute function refuse_change('history is append-only');

-- The last set up to an instant is found by it.
create index change_set_by_instant on change_set (applied_at, seq) where seq is not null;

-- A set tells its number to the statements of its transaction. They write it (changing/write.ts does); an update that
-- does not gets it here, row by row, which a set of ten thousand cells would feel.
create function tell_opening() returns trigger language plpgsql as $$
begin
  perform set_config('app.opening', new.opening::text, true);
  return null;
end $$;
create trigger change_set_tells_its_opening after insert on change_set for each row execute function tell_opening();
create function stamp_opening() returns trigger language plpgsql as $$
begin
  new.opening := coalesce(nullif(current_setting('app.opening', true), ''), '0')::bigint;
  return new;
end $$;
create trigger figure_carries_its_opening before update on figure
  for each row when (new.opening is not distinct from old.opening) execute function stamp_opening();

-- As before, and with the openings of both sides.
create or replace function record_figure_changes() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  open_set uuid := nullif(current_setting('app.change_set', true), '')::uuid;
  own_opening bigint;
begin
  select opening into own_opening from change_set where id = open_set and opened_in = pg_current_xact_id() and seq is null;
  if own_opening is null then
    raise exception 'a figure changes only inside a change set' using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' then
    if exists (select from new_rows where version <> 1 or change_set_id <> open_set or opening <> own_opening) then
      raise exception 'a new figure has version 1' using errcode = 'check_violation';
    end if;
    insert into figure_change (unit_id, indicator_id, period_id, kind, version, change_set_id, opening,
      state_after, value_after, qualifier_after, quality_after, note_after, source_after)
    select unit_id, indicator_id, period_id, kind, version, open_set, own_opening,
      state, value, qualifier, quality, note, source_id from new_rows;
  else
    if exists (
      select from old_rows full join new_rows using (unit_id, indicator_id, period_id, kind)
      where new_rows.version is distinct from old_rows.version + 1
        or new_rows.change_set_id <> open_set or new_rows.opening <> own_opening
    ) then
      raise exception 'each change raises the version of a figure by one' using errcode = 'check_violation';
    end if;
    insert into figure_change (unit_id, indicator_id, period_id, kind, version, change_set_id, opening, opening_before, change_set_before,
      state_before, value_before, qualifier_before, quality_before, note_before, source_before,
      state_after, value_after, qualifier_after, quality_after, note_after, source_after)
    select n.unit_id, n.indicator_id, n.period_id, n.kind, n.version, open_set, own_opening, o.opening, o.change_set_id,
      o.state, o.value, o.qualifier, o.quality, o.note, o.source_id,
      n.state, n.value, n.qualifier, n.quality, n.note, n.source_id
    from new_rows n join old_rows o using (unit_id, indicator_id, period_id, kind);
  end if;
  return null;
end $$;

-- As before, and writes down whom the sets before have overtaken. The hash is over the same text.
create or replace function close_change_set(closed uuid, set_outcome jsonb) returns bigint language plpgsql as $$
declare
  head chain_head;
  before change_set;
  rows_hash bytea;
  rows_count int;
  next_hash bytea;
  instant timestamptz;
begin
  select * into head from chain_head for update;
  select * into before from change_set where seq = head.seq;
  -- under the lock: a later number never has an earlier time, not even after the clock was set back
  instant := greatest(clock_timestamp(), before.applied_at);
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
    highest_opening = greatest(opening, before.highest_opening),
    applied_at = instant,
    hash = sha256(head.hash || nonce || rows_hash || convert_to(jsonb_build_array(
      head.seq + 1, id, actor, person_id, extract(epoch from instant)::text, encode(request_hash, 'hex'), reason, source_id,
      set_outcome)::text, 'UTF8'))
    where id = closed
    returning hash into next_hash;
  -- The highest opening never falls, so the sets that overtook this one are the last ones, back to the first that did not.
  insert into overtaken_set (seq, opening)
  select overtaking.seq, own.opening
  from change_set as own, change_set as overtaking
  where own.id = closed and own.opening < own.highest_opening
    and overtaking.seq <= head.seq and overtaking.seq > coalesce((
      select seq from change_set where seq <= head.seq and highest_opening < own.opening order by seq desc limit 1), 0);
  update chain_head set seq = head.seq + 1, hash = next_hash;
  perform pg_notify('change_sets', (head.seq + 1)::text);
  return head.seq + 1;
end $$;

-- Evidence ------------------------------------------------------------------------------------------------------------

-- A claim is known from recorded_at on; what it said before it was corrected or withdrawn is kept beside it. Claims that
-- were there before this migration count as always known, like the dimensions above.
alter table evidence add column recorded_at timestamptz not null default '-infinity';
alter table evidence alter column recorded_at set default clock_timestamp();

create table evidence_past (
  id int not null,
  unit_id int not null,
  indicator_id int not null,
  period_id int not null,
  kind text not null,
  source_id int not null,
  phrase text,
  value numeric,
  qualifier text not null,
  quality text not null,
  note text,
  recorded_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (id, recorded_at)
);
create index evidence_past_by_cell on evidence_past (unit_id, indicator_id, period_id, kind);
create trigger evidence_past_is_append_only before update or delete or truncate on evidence_past
  for each statement execute function refuse_change('history is append-only');
create trigger evidence_is_never_truncated before truncate on evidence
  for each statement execute function refuse_change('claims are deleted, so that their history is kept');

-- All claims of a transaction have one instant, so that no moment sees a part of them.
create function evidence_instant() returns timestamptz language plpgsql as $$
begin
  if coalesce(current_setting('app.evidence_instant', true), '') = '' then
    perform set_config('app.evidence_instant', clock_timestamp()::text, true);
  end if;
  return current_setting('app.evidence_instant')::timestamptz;
end $$;

create function stamp_evidence() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    new.recorded_at := old.recorded_at;
    if new is not distinct from old then
      return new;
    end if;
  end if;
  new.recorded_at := evidence_instant();
  if tg_op = 'UPDATE' and old.recorded_at > new.recorded_at then -- another transaction began later and was first here
    new.recorded_at := clock_timestamp();
  end if;
  return new;
end $$;
create trigger evidence_is_dated before insert or update on evidence for each row execute function stamp_evidence();

-- What was recorded and changed by one transaction nobody else has seen: there is nothing to keep of it.
create function keep_evidence() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into evidence_past (id, unit_id, indicator_id, period_id, kind, source_id, phrase, value, qualifier, quality, note,
      recorded_at, ended_at)
    select id, unit_id, indicator_id, period_id, kind, source_id, phrase, value, qualifier, quality, note, recorded_at,
      case when recorded_at < evidence_instant() then evidence_instant() else clock_timestamp() end
    from old_rows where recorded_at <> evidence_instant();
  else
    insert into evidence_past (id, unit_id, indicator_id, period_id, kind, source_id, phrase, value, qualifier, quality, note,
      recorded_at, ended_at)
    select o.id, o.unit_id, o.indicator_id, o.period_id, o.kind, o.source_id, o.phrase, o.value, o.qualifier, o.quality, o.note,
      o.recorded_at, n.recorded_at
    from old_rows o join new_rows n using (id) where n.recorded_at <> o.recorded_at;
  end if;
  return null;
end $$;
create trigger evidence_update_is_kept after update on evidence referencing old table as old_rows new table as new_rows
  for each statement execute function keep_evidence();
create trigger evidence_delete_is_kept after delete on evidence referencing old table as old_rows
  for each statement execute function keep_evidence();

-- Releases ------------------------------------------------------------------------------------------------------------

-- A named moment. It is kept by its numbers, which say exactly what was committed, and by the instant people read.
create table release (
  code text primary key check (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
  name text not null check (name <> ''),
  as_of timestamptz not null,
  seq bigint not null,
  dimension_version bigint not null references dimension_change,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default clock_timestamp()
);
create trigger release_is_append_only before update or delete or truncate on release
  for each statement execute function refuse_change('a release never changes');
