-- Following changes: which history the numbers of change sets belong to, and a way to any place inside a set.

-- A backup that is restored brings back older numbers, and they are given again, to other sets. Whoever follows changes
-- by a cursor must not take the new ones for the old: every cursor names the epoch it was made in, and a restore raises
-- it (`bangvang restored`). A backup may be restored twice, so the next number is not one more than that of the backup.
create table epoch (
  only_row boolean primary key default true check (only_row),
  number bigint not null check (number > 0),
  raised_at timestamptz not null default clock_timestamp()
);

create function raise_epoch() returns bigint language plpgsql as $$
declare
  raised bigint;
begin
  insert into epoch as held (number) values (extract(epoch from clock_timestamp())::bigint)
  on conflict (only_row) do update set number = greatest(excluded.number, held.number + 1), raised_at = clock_timestamp()
  returning number into raised;
  perform pg_notify('change_sets', ''); -- whoever follows is told at once
  return raised;
end $$;
select raise_epoch();

-- The cells of a set in the order of their keys, from any of them on: a set of 100,000 cells is delivered in portions, and
-- each of them would look through the whole set otherwise. What a reader of few units sees of a set is found by it as well.
create index figure_change_by_set_and_cell on figure_change (change_set_id, unit_id, indicator_id, period_id, kind, version);
drop index figure_change_by_set;
