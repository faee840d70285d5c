-- Reporting rounds as people take them from step to step, and as they are read, today and as of a past instant.

-- The definition ------------------------------------------------------------------------------------------------------

-- Why a round is closed at an instant, exceptions aside: its state, or the day it was due in Vietnam; null: it is open.
create function round_closed_because(state text, due_on date, at timestamptz) returns text language sql immutable as $$
  select case
    when state <> 'OPEN' then 'STATE'
    when due_on < (at at time zone 'Asia/Ho_Chi_Minh')::date then 'DUE_DAY'
  end
$$;

-- As before, and says why.
create or replace view closed_round with (security_invoker) as
select round.unit_id, round.period_id, round.kind, round.state, round.due_on, period.key as period, period.starts_on, period.ends_on,
  round_closed_because(round.state, round.due_on, clock_timestamp()) as because
from reporting_round as round join period on period.id = round.period_id
where round_closed_because(round.state, round.due_on, clock_timestamp()) is not null
  and not exists (
    select from round_exception as exception
    where (exception.unit_id, exception.period_id, exception.kind) = (round.unit_id, round.period_id, round.kind)
      and exception.expires_at > clock_timestamp());

-- The same as of a past instant, from the states rounds had and the exceptions there were by then.
create function closed_round_at(instant timestamptz) returns setof closed_round language sql stable as $$
  select round.unit_id, round.period_id, round.kind, round.state, round.due_on, period.key, period.starts_on, period.ends_on,
    round_closed_because(round.state, round.due_on, instant)
  from (
      select distinct on (unit_id, period_id, kind) unit_id, period_id, kind, state, due_on
      from reporting_round_past where changed_at <= instant
      order by unit_id, period_id, kind, changed_at desc
    ) as round join period on period.id = round.period_id
  where round_closed_because(round.state, round.due_on, instant) is not null
    and not exists (
      select from round_exception as exception
      where (exception.unit_id, exception.period_id, exception.kind) = (round.unit_id, round.period_id, round.kind)
        and exception.granted_at <= instant and exception.expires_at > instant)
$$;

-- The instant a reader speaks of: now; reading/as-of.ts puts a past one in its place.
create view present_moment as select clock_timestamp() as instant;
grant select on present_moment to bangvang_reader;

-- The steps -----------------------------------------------------------------------------------------------------------

-- Whoever changes a round, by whatever way: from one state only into those that follow, a locked one never again, and
-- what somebody submitted is accepted or returned by somebody else. The clock never runs backwards for a round.
create function step_reporting_round() returns trigger language plpgsql as $$
begin
  if (new.unit_id, new.period_id, new.kind) is distinct from (old.unit_id, old.period_id, old.kind) then
    raise exception 'a reporting round stays that of its unit, period and kind' using errcode = 'check_violation';
  end if;
  if (old.state, new.state) not in (('OPEN', 'OPEN'), ('OPEN', 'SUBMITTED'), ('SUBMITTED', 'OPEN'), ('SUBMITTED', 'ACCEPTED'), ('ACCEPTED', 'LOCKED')) then
    raise exception 'a reporting round does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.due_on is distinct from old.due_on and old.state <> 'OPEN' then
    raise exception 'the day a round is due moves while it is open' using errcode = 'check_violation';
  end if;
  if old.state = 'SUBMITTED' and new.person_id = old.person_id then
    raise exception 'who submitted figures does not decide on them' using errcode = 'check_violation';
  end if;
  if old.state = 'SUBMITTED' and new.state = 'OPEN' and coalesce(new.reason, '') = '' then
    raise exception 'figures are returned for a reason' using errcode = 'check_violation';
  end if;
  new.changed_at := greatest(clock_timestamp(), old.changed_at + interval '1 microsecond');
  return new;
end $$;
create trigger reporting_round_goes_step_by_step before update on reporting_round
  for each row execute function step_reporting_round();

alter table round_exception add constraint round_exception_is_for_a_while
  check (expires_at - granted_at <= interval '31 days');

-- Who may write -------------------------------------------------------------------------------------------------------

-- Rounds are not figures: a reviewer closes those of units whose figures are not theirs to change, and an editor opens
-- none of the units whose figures are. So neither app.write_units nor app.read_units can say whose rounds may change.
-- The server names in app.round_units exactly the units its policy allows this one step for; a change set never names
-- any. What a role may do in which state is the policy's; which states follow one another is held above, for everybody.
grant insert (unit_id, period_id, kind, state, due_on, changed_by, person_id) on reporting_round to bangvang_writer;
grant update (state, due_on, changed_by, person_id, reason) on reporting_round to bangvang_writer;
grant insert (unit_id, period_id, kind, reason, expires_at, granted_by, person_id) on round_exception to bangvang_writer;

create policy reporting_round_begins_open on reporting_round for insert to bangvang_writer
  with check (state = 'OPEN' and unit_id in (select unnest(nullif(current_setting('app.round_units', true), '')::int[])));
create policy reporting_round_of_units_named on reporting_round for update to bangvang_writer
  using (unit_id in (select unnest(nullif(current_setting('app.round_units', true), '')::int[])))
  with check (unit_id in (select unnest(nullif(current_setting('app.round_units', true), '')::int[])));
create policy round_exception_of_units_named on round_exception for insert to bangvang_writer
  with check (unit_id in (select unnest(nullif(current_setting('app.round_units', true), '')::int[])));

-- What the triggers do is the owner's to do: the writer neither locks the chain nor writes history.
do $$
declare
  name text;
begin
  foreach name in array array['wait_for_change_sets()', 'keep_reporting_round()'] loop
    execute format('alter function %s security definer set search_path = %I, pg_temp', name, current_schema());
    execute format('revoke execute on function %s from public', name);
  end loop;
end $$;
