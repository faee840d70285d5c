-- Closing large sets: what is closed is looked for round by round, and not figure by figure.

-- Refuses (BV002) a set that has changed a figure of a closed round. There are few rounds and there can be 100,000 figures,
-- and the planner, who knows nothing of rows that were written a moment ago, took these for one.
create function refuse_closed_rounds(closed uuid) returns void language plpgsql as $$
declare
  shut record;
begin
  select round.period, round.state into shut
  from closed_round as round
  where exists (
    select from figure_change as change join period on period.id = change.period_id
    where change.change_set_id = closed and change.unit_id = round.unit_id and change.kind = round.kind
      and round.starts_on <= period.starts_on and period.ends_on <= round.ends_on)
  limit 1;
  if found then
    raise exception 'the reporting round % is closed (%)', shut.period, shut.state using errcode = 'BV002';
  end if;
end $$;
revoke execute on function refuse_closed_rounds from public;

-- As before, and asks that function.
create or replace function close_change_set(closed uuid, set_outcome jsonb) returns bigint language plpgsql as $$
declare
  head chain_head;
  before change_set;
  rows_hash bytea;
  rows_count int;
  next_hash bytea;
  instant timestamptz;
begin
  if not exists (select from change_set where id = closed and opened_in = pg_current_xact_id() and seq is null) then
    raise exception 'a change set is closed by the transaction that opened it' using errcode = 'insufficient_privilege';
  end if;
  select * into head from chain_head for update;
  perform refuse_closed_rounds(closed);
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

-- Its owner's rights and search path again, which a replaced function loses. The lines of a set are sorted to be hashed, and
-- ten thousand of them are more than a query may hold by itself.
do $$
begin
  execute format('alter function close_change_set(uuid, jsonb) security definer set search_path = %I, pg_temp', current_schema());
end $$;
alter function close_change_set(uuid, jsonb) set work_mem = '64MB';
