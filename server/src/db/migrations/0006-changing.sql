-- Rules over several cells, reporting rounds, and the role every change of figures is written as.

-- What the catalogue says of figures beside one another ---------------------------------------------------------------

alter table indicator
  add column at_most_id int references indicator check (at_most_id <> id),
  add column parts_add_up boolean not null default false,
  add column income_id int references indicator,
  add column expenditure_id int references indicator,
  add constraint balance_names_both_sides check ((income_id is null) = (expenditure_id is null));

-- The trigger of figures makes sure that the set is the open one of the transaction, and sets are never deleted: a second
-- look for each row, twice, took a third of the time of a large set.
alter table figure drop constraint figure_change_set_id_fkey;
alter table figure_change drop constraint figure_change_change_set_id_fkey;

-- Why a figure stands that was doubted --------------------------------------------------------------------------------

alter table change_set add column because text;

-- What was doubted about a figure that stands because of the reason its set gives.
create table accepted_doubt (
  unit_id int not null,
  indicator_id int not null,
  period_id int not null,
  kind text not null,
  version int not null,
  code text not null,
  params jsonb not null,
  change_set_id uuid not null references change_set,
  primary key (unit_id, indicator_id, period_id, kind, version, code, params),
  foreign key (unit_id, indicator_id, period_id, kind, version) references figure_change
);
create index accepted_doubt_by_set on accepted_doubt (change_set_id);
create trigger accepted_doubt_is_append_only before update or delete or truncate on accepted_doubt
  for each statement execute function refuse_change('history is append-only');

create function require_open_set() returns trigger language plpgsql as $$
begin
  if exists (
    select from new_rows left join change_set on change_set.id = new_rows.change_set_id
    where change_set.opened_in is distinct from pg_current_xact_id() or change_set.seq is not null
  ) then
    raise exception 'a doubt is kept with the set that accepts it' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger accepted_doubt_is_of_the_open_set after insert on accepted_doubt referencing new table as new_rows
  for each statement execute function require_open_set();

-- Reporting rounds ----------------------------------------------------------------------------------------------------

-- What a unit has to report (ACTUAL) or to register (TARGET) for a period. While its round is closed, none of its figures
-- of that kind changes whose period lies inside: not by the console, an import, an undo, nor by anybody's SQL.
create table reporting_round (
  unit_id int not null references unit,
  period_id int not null references period,
  kind text not null check (kind in ('ACTUAL', 'TARGET')),
  state text not null check (state in ('OPEN', 'SUBMITTED', 'ACCEPTED', 'LOCKED')),
  due_on date, -- the last day figures may come in, in Vietnam; none: no day
  changed_by text not null,
  person_id int references person,
  changed_at timestamptz not null default clock_timestamp(),
  reason text,
  primary key (unit_id, period_id, kind)
);

-- An exception opens a closed round again for a while.
create table round_exception (
  id int generated always as identity primary key,
  unit_id int not null,
  period_id int not null,
  kind text not null,
  reason text not null check (reason <> ''),
  expires_at timestamptz not null,
  granted_by text not null,
  person_id int references person,
  granted_at timestamptz not null default clock_timestamp(),
  foreign key (unit_id, period_id, kind) references reporting_round
);
create index round_exception_by_round on round_exception (unit_id, period_id, kind, expires_at);
create trigger round_exception_is_append_only before update or delete or truncate on round_exception
  for each statement execute function refuse_change('exceptions expire, they are not taken back');

-- Every state a round had, for whoever asks later who locked or opened it.
create table reporting_round_past (
  unit_id int not null,
  period_id int not null,
  kind text not null,
  state text not null,
  due_on date,
  changed_by text not null,
  person_id int,
  changed_at timestamptz not null,
  reason text,
  primary key (unit_id, period_id, kind, changed_at)
);
create trigger reporting_round_past_is_append_only before update or delete or truncate on reporting_round_past
  for each statement execute function refuse_change('history is append-only');
create trigger reporting_round_is_never_deleted before delete or truncate on reporting_round
  for each statement execute function refuse_change('rounds are opened and closed, never deleted');

-- Rounds change under the lock every change set takes last. So a set is committed before a round closes, and then its
-- figures were in time, or it sees the round closed.
create function wait_for_change_sets() returns trigger language plpgsql as $$
begin
  perform from chain_head for update;
  return null;
end $$;
create trigger reporting_round_waits before insert or update on reporting_round
  for each statement execute function wait_for_change_sets();

create function keep_reporting_round() returns trigger language plpgsql as $$
begin
  insert into reporting_round_past (unit_id, period_id, kind, state, due_on, changed_by, person_id, changed_at, reason)
  values (new.unit_id, new.period_id, new.kind, new.state, new.due_on, new.changed_by, new.person_id, new.changed_at, new.reason);
  return null;
end $$;
create trigger reporting_round_is_kept after insert or update on reporting_round
  for each row execute function keep_reporting_round();

-- The rounds that are closed at this moment, the one definition of it: whoever reads, checks or refuses asks here.
create view closed_round with (security_invoker) as
select round.unit_id, round.period_id, round.kind, round.state, round.due_on, period.key as period, period.starts_on, period.ends_on
from reporting_round as round join period on period.id = round.period_id
where (round.state <> 'OPEN' or round.due_on < (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date)
  and not exists (
    select from round_exception as exception
    where (exception.unit_id, exception.period_id, exception.kind) = (round.unit_id, round.period_id, round.kind)
      and exception.expires_at > clock_timestamp());

-- Closing a set -------------------------------------------------------------------------------------------------------

-- The last lock of every change, for what has to be looked at under it.
create function take_last_lock() returns void language sql as 'select from chain_head for update';

-- As before, for a set this transaction has opened, and
-- - no figure of a closed round has changed (BV002),
-- - the reason for accepted doubts, and these, are hashed with the lines of history; a set without them as before.
create or replace function close_change_set(closed uuid, set_outcome jsonb) returns bigint language plpgsql as $$
declare
  head chain_head;
  before change_set;
  rows_hash bytea;
  rows_count int;
  next_hash bytea;
  instant timestamptz;
  shut record;
begin
  if not exists (select from change_set where id = closed and opened_in = pg_current_xact_id() and seq is null) then
    raise exception 'a change set is closed by the transaction that opened it' using errcode = 'insufficient_privilege';
  end if;
  select * into head from chain_head for update;
  select closed_round.period, closed_round.state into shut
  from figure_change as change join period on period.id = change.period_id
    join closed_round on closed_round.unit_id = change.unit_id and closed_round.kind = change.kind
      and closed_round.starts_on <= period.starts_on and period.ends_on <= closed_round.ends_on
  where change.change_set_id = closed limit 1;
  if found then
    raise exception 'the reporting round % is closed (%)', shut.period, shut.state using errcode = 'BV002';
  end if;
  select * into before from change_set where seq = head.seq;
  -- under the lock: a later number never has an earlier time, not even after the clock was set back
  instant := greatest(clock_timestamp(), before.applied_at);
  select sha256(convert_to(coalesce(string_agg(line, e'\n' order by line), ''), 'UTF8')), count(*) filter (where is_change)
    into rows_hash, rows_count
    from (
      select jsonb_build_array(unit_id, indicator_id, period_id, kind, version,
        state_before, value_before::text, qualifier_before, quality_before, note_before, source_before,
        state_after, value_after::text, qualifier_after, quality_after, note_after, source_after)::text collate "C" as line,
        true as is_change
      from figure_change where change_set_id = closed
      union all
      select jsonb_build_array('doubt', unit_id, indicator_id, period_id, kind, version, code, params)::text collate "C", false
      from accepted_doubt where change_set_id = closed
      union all
      select jsonb_build_array('because', because)::text collate "C", false
      from change_set where id = closed and because is not null
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

-- The role of a change ------------------------------------------------------------------------------------------------

-- Like the reader: a role of the whole cluster, whose databases may be migrating at once, and not everybody may make one.
do $$
declare
  is_new_enough constant boolean := current_setting('server_version_num')::int >= 160000;
  may_become constant text := case when is_new_enough then 'SET' else 'MEMBER' end;
begin
  if not exists (select from pg_roles where rolname = 'bangvang_writer') then
    begin
      create role bangvang_writer nologin noinherit;
    exception
      when duplicate_object or unique_violation then null; -- another database was first
      when insufficient_privilege then
        raise exception 'The database user % may not create roles; an administrator of the PostgreSQL must run once: create role bangvang_writer nologin noinherit; grant bangvang_writer to %;',
          current_user, quote_ident(current_user) using errcode = 'BV001';
    end;
  end if;
  if not pg_has_role(current_user, 'bangvang_writer', may_become) then
    begin
      execute format('grant bangvang_writer to %I', current_user);
    exception
      when unique_violation or internal_error then null; -- so was it here
      when insufficient_privilege then
        raise exception 'The database user % may not become the role bangvang_writer; an administrator of the PostgreSQL must run once: grant bangvang_writer to %;',
          current_user, quote_ident(current_user) using errcode = 'BV001';
    end;
  end if;
  if not has_schema_privilege('bangvang_writer', current_schema(), 'usage') then
    execute format('grant usage on schema %I to bangvang_writer', current_schema());
  end if;
end $$;

-- It opens a set, changes figures and closes the set. History, the chain, versions of dimensions it writes through the
-- triggers and functions of the owner alone; it reads no people, sessions, tokens or secrets.
grant select on unit, indicator, period, source, figure, figure_change, reporting_round, round_exception, closed_round to bangvang_writer;
grant select (id, actor, applied_at, request_hash, outcome, seq, opening, opened_in) on change_set to bangvang_writer;
grant insert (id, actor, person_id, request_hash, nonce, reason, because, source_id) on change_set to bangvang_writer;
grant insert (key, type, starts_on, ends_on, year) on period to bangvang_writer;
grant insert (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, note, source_id, version, change_set_id)
  on figure to bangvang_writer;
grant update (state, value, qualifier, quality, note, source_id, version, change_set_id, opening) on figure to bangvang_writer;
grant insert on accepted_doubt to bangvang_writer;
grant select on accepted_doubt, reporting_round, round_exception, reporting_round_past, closed_round to bangvang_reader;
grant select (because) on change_set to bangvang_reader;

-- Their owner's rights, and a search path nobody can put something before.
do $$
declare
  name text;
begin
  foreach name in array array['record_figure_changes()', 'keep_dimension_rows()', 'close_change_set(uuid, jsonb)', 'take_last_lock()'] loop
    execute format('alter function %s security definer set search_path = %I, pg_temp', name, current_schema());
    execute format('revoke execute on function %s from public', name);
  end loop;
  execute 'grant execute on function close_change_set(uuid, jsonb), take_last_lock() to bangvang_writer';
end $$;

-- A change looks its cells up by their keys (db/roles.ts), but old and new rows are joined whole.
alter function record_figure_changes() set enable_hashjoin = on;

-- Rows of units the transaction does not name are not there, for the writer as for the reader.
do $$
declare
  fact text;
begin
  foreach fact in array array['figure', 'figure_change'] loop
    execute format($policy$
      create policy %I on %I for select to bangvang_writer
      using (unit_id in (select unnest(nullif(current_setting('app.read_units', true), '')::int[])))$policy$, fact || '_of_units_a_change_sees', fact);
  end loop;
  foreach fact in array array['accepted_doubt', 'reporting_round', 'round_exception', 'reporting_round_past'] loop
    execute format('alter table %I enable row level security', fact);
    execute format($policy$
      create policy %I on %I for select to bangvang_reader, bangvang_writer
      using (unit_id in (select unnest(nullif(current_setting('app.read_units', true), '')::int[])))$policy$, fact || '_of_readable_units', fact);
  end loop;
end $$;
create policy figure_of_writable_units_is_new on figure for insert to bangvang_writer
  with check (unit_id in (select unnest(nullif(current_setting('app.write_units', true), '')::int[])));
create policy figure_of_writable_units on figure for update to bangvang_writer
  using (unit_id in (select unnest(nullif(current_setting('app.write_units', true), '')::int[])))
  with check (unit_id in (select unnest(nullif(current_setting('app.write_units', true), '')::int[])));
create policy accepted_doubt_of_writable_units on accepted_doubt for insert to bangvang_writer
  with check (unit_id in (select unnest(nullif(current_setting('app.write_units', true), '')::int[])));
