-- What a token or a session stands for is remembered for a moment by each server; they forget it when rights change.
-- When somebody was last seen is no such change, nor is a new token or session: nobody has remembered it.
create function rights_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('rights', '');
  return null;
end $$;

create trigger rights_changed after delete or update of role, secret_hash, expires_at, revoked_at on token
  for each statement execute function rights_changed();
create trigger rights_changed after insert or update or delete on token_unit
  for each statement execute function rights_changed();
create trigger rights_changed after delete or update of person_id, expires_at, ended_at on session
  for each statement execute function rights_changed();
create trigger rights_changed after delete or update of name, status on person
  for each statement execute function rights_changed();
create trigger rights_changed after insert or update or delete on person_grant
  for each statement execute function rights_changed();
