-- Views of comparisons as well: each room of the console has views of its own, and a name is taken in one room alone.
alter table saved_view
  add column room text not null default 'FIGURES' check (room in ('FIGURES', 'COMPARISON')),
  drop constraint saved_view_person_id_name_key,
  add unique (person_id, room, name);
grant insert (room) on saved_view to bangvang_writer;
