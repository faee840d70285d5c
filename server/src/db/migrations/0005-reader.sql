-- The role every GraphQL operation reads as, and the rows it may see: those of the units its transaction names.

-- A role belongs to the whole cluster, whose databases may be migrating at once, and not everybody may make one.
do $$
declare
  is_new_enough constant boolean := current_setting('server_version_num')::int >= 160000;
  -- since 16 a member may be allowed to inherit and not to become the role
  may_become constant text := case when is_new_enough then 'SET' else 'MEMBER' end;
begin
  if not exists (select from pg_roles where rolname = 'bangvang_reader') then
    begin
      create role bangvang_reader nologin noinherit;
    exception
      when duplicate_object or unique_violation then null; -- another database was first
      when insufficient_privilege then
        raise exception 'The database user % may not create roles; an administrator of the PostgreSQL must run once: create role bangvang_reader nologin noinherit; grant bangvang_reader to %;',
          current_user, quote_ident(current_user) using errcode = 'BV001';
    end;
  end if;
  if not pg_has_role(current_user, 'bangvang_reader', may_become) then
    begin
      execute format('grant bangvang_reader to %I', current_user);
    exception
      when unique_violation or internal_error then null; -- so was it here
      when insufficient_privilege then
        raise exception 'The database user % may not become the role bangvang_reader; an administrator of the PostgreSQL must run once: grant bangvang_reader to %;',
          current_user, quote_ident(current_user) using errcode = 'BV001';
    end;
  end if;
  if not has_schema_privilege('bangvang_reader', current_schema(), 'usage') then
    execute format('grant usage on schema %I to bangvang_reader', current_schema());
  end if;
end $$;

-- What reading names, and nothing of people, sessions, tokens and secrets.
grant select on source, unit, lineage, cluster_member, indicator, period, series_break, campaign, campaign_indicator, award,
  dimension_version, dimension_change, row_history, figure, figure_change, evidence, evidence_past, overtaken_set, release
  to bangvang_reader;
-- Not the number of cells: of a set over several units a reader of one knows only of its part. Not what the hashes are
-- made of. There is no policy on these rows: one that looks for a visible change of each set made the comparison of
-- 1,008 figures with their authors twice as slow, as of a moment three times. Whoever names a set by its id counts its
-- visible changes first.
grant select (id, actor, applied_at, reason, source_id, seq, opening, highest_opening) on change_set to bangvang_reader;

-- The second lock, behind the fence of every statement. A setting that is missing or empty holds no id, so there is no
-- row; the whole country is the list of all units, never a way around. The list becomes a hash once a statement, and a
-- row costs one look into it. `unit_id = any (list)` was measured as well: as a filter it looks through the list for each
-- row (a join of 1,008 figures took a second with 7,501 units), and as a condition of an index it makes a page deep in
-- the order of the key begin at its first unit. Ways into the index are the fence's.
do $$
declare
  fact text;
begin
  foreach fact in array array['figure', 'figure_change', 'evidence', 'evidence_past'] loop
    execute format('alter table %I enable row level security', fact);
    execute format($policy$
      create policy %I on %I for select to bangvang_reader
      using (unit_id in (select unnest(nullif(current_setting('app.read_units', true), '')::int[])))$policy$, fact || '_of_readable_units', fact);
  end loop;
end $$;
