import type pg from 'pg';

/** Empties a database whose first loading was cut off, as if it had just been made. For a demonstration only: nothing in it is anybody's work. */
export async function beginAnew(owner: pg.Pool): Promise<void> {
  await owner.query(
    'drop schema if exists app cascade; drop schema public cascade; create schema public; grant usage on schema public to public',
  );
}
