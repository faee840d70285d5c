-- Views of figures somebody saved under a name, each person their own.
create table saved_view (
  id int generated always as identity primary key,
  person_id int not null references person on delete cascade,
  name text not null check (char_length(name) between 1 and 80),
  -- the search of its address; the console reads what it can use of it
  search text not null check (search ~ '^\?[!-~]*$' and char_length(search) <= 4000),
  changed_at timestamptz not null default clock_timestamp(),
  unique (person_id, name)
);

-- Nobody sees or changes those of others: the server names the person in app.person.
alter table saved_view enable row level security;
create policy saved_view_of_its_person on saved_view to bangvang_writer
  using (person_id = nullif(current_setting('app.person', true), '')::int)
  with check (person_id = nullif(current_setting('app.person', true), '')::int);
grant select, insert (person_id, name, search), update (name, search, changed_at), delete on saved_view to bangvang_writer;
