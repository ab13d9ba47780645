import { type Kysely, sql } from 'kysely';
import type { SignedIn } from '../acts/directory/signed-in.ts';
import type { Tables } from './schema.ts';

/**
 * A session's token, digested, and when it comes: a session ends by its own hour, or after `idleSeconds` without a request. `found` is told whom a
 * transaction found behind it, and throws where that is not who was believed to come.
 */
export type Coming = {
  readonly tokenHash: string;
  readonly now: string;
  readonly today: string;
  readonly idleSeconds: number;
  readonly found?: (who: SignedIn) => void;
};

type Entered = Omit<SignedIn, 'roles' | 'standsInFor'> & Required<Pick<SignedIn, 'ownRoles' | 'standsIn'>>;

/**
 * Who comes with that token, with the roles of those for whom they stand in today; null where the session has ended. One statement, in a transaction or
 * without one, whoever's eyes it has (migrations/0123-enter.ts).
 */
export async function enter(db: Kysely<Tables>, { tokenHash, now, today, idleSeconds }: Coming): Promise<SignedIn | null> {
  const { rows } = await sql<{ entered: Entered | null }>`
    select app.enter(${tokenHash}, ${now}, make_interval(secs => ${idleSeconds}), ${today}) as entered`.execute(db);
  const entered = rows[0]?.entered ?? null;
  if (entered === null) return null;
  const roles = [...new Set([...entered.ownRoles, ...entered.standsIn.flatMap((one) => one.roles)])];
  return { ...entered, roles, standsInFor: entered.standsIn.map((one) => one.name) };
}
