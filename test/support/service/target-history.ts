import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** Lets the database itself write down every target that is kept, changed or deleted, whoever does it. */
export async function watchTargets(db: Database): Promise<void> {
  await sql`create table target_history (run_id uuid, position integer, what text)`.execute(db);
  await sql`
    create function note_target() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.target = new.target and old.result_source = new.result_source then
        return new;
      end if;
      insert into target_history values (coalesce(new.run_id, old.run_id), coalesce(new.position, old.position), tg_op);
      return new;
    end $$`.execute(db);
  await sql`create trigger note_target after insert or update or delete on targets
    for each row execute function note_target()`.execute(db);
}
