import { sql, type Transaction } from 'kysely';
import type { Actor } from '../core/workflow/relation.ts';
import { type Coming, enter } from './enter.ts';
import type { Tables } from './schema.ts';

type Tx = Transaction<Tables>;

/**
 * Whose eyes a transaction sees with: those of whoever comes with a session, of an account that the system acts for, of the system itself (jobs, sign-in), or
 * of nobody (public pages). Who comes is found by the database itself, over a connection that can be nobody else; the system's take one of its own role.
 */
export type Viewer = Coming | Actor | 'system' | 'public';

/** The session ended between the request's beginning and this transaction. */
export class SessionOver extends Error {}

const comes = (viewer: Actor | Coming): viewer is Coming => 'tokenHash' in viewer;

/** Whether requests' own connections do for this viewer (migrations/0245-two-roles.ts). */
export const isOfARequest = (viewer: Viewer): boolean => viewer === 'public' || (viewer !== 'system' && comes(viewer));

/** One statement tells the database who is looking; row-level security reads it (migrations/access.ts). Whoever shows nothing is nobody. */
export async function setViewer(tx: Tx, viewer: Viewer): Promise<void> {
  if (viewer === 'system') return look(tx, 'on');
  if (viewer === 'public') return ofSystem(tx) ? look(tx, '') : undefined;
  if (!comes(viewer)) {
    const { accountId, organisationId, roles } = viewer;
    await sql`select app.act_as(${accountId}, ${organisationId}, ${JSON.stringify(roles)}::jsonb), set_config('shifan.system', '', true)`.execute(
      tx,
    );
    return;
  }
  if (ofSystem(tx)) await look(tx, '');
  const who = await enter(tx, viewer);
  if (who === null) throw new SessionOver('the session is over');
  viewer.found?.(who);
}

const look = async (tx: Tx, eyes: '' | 'on'): Promise<void> =>
  void (await sql`select set_config('shifan.actor', '', true), set_config('shifan.system', ${eyes}, true)`.execute(tx));

const systems = new WeakSet<Tx>();
const beyond = new WeakSet<Tx>();

/** This transaction goes over a connection of the system's role. */
export const goesAsSystem = (tx: Tx): void => void systems.add(tx);
export const ofSystem = (tx: Tx): boolean => systems.has(tx);
/** It asked for the system's eyes over a connection that cannot have them, and has to be done anew over one that can. */
export const neededTheSystem = (tx: Tx): boolean => beyond.has(tx);

/**
 * The rest of `work` with the system's eyes, in the same transaction over the same connection; one thing after the other, never beside another query. Over a
 * request's connection there are none: the transaction ends here, and transaction.ts does it anew, whole, over one of the system's.
 */
export async function withSystemEyes<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  if (!ofSystem(tx)) {
    beyond.add(tx);
    throw new Error('only the system’s connection has the system’s eyes');
  }
  const before = await sql<{ eyes: string | null }>`select current_setting('shifan.system', true) as eyes`.execute(tx);
  const see = (eyes: string) => sql`select set_config('shifan.system', ${eyes}, true)`.execute(tx);
  await see('on');
  try {
    return await work();
  } finally {
    await see(before.rows[0]?.eyes ?? '').catch(() => undefined); // fails only in a transaction that can do nothing more
  }
}
