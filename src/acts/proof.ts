import type { Context } from './context.ts';
import { refuse } from './refusal.ts';

/**
 * Refuses (403) what signs, opens personal data or gives somebody access, where it is too long since this person showed that it is really they: whoever has
 * found or stolen a session can't. What comes without a session (jobs, the command line) has nothing to show.
 */
export function needsProof({ actor, wallNow, tools }: Context): void {
  if (actor.provedAt === undefined) return;
  const over = Date.parse(actor.provedAt) + tools.proofMinutes * 60_000;
  if (over <= Date.parse(wallNow)) refuse({ kind: 'proofNeeded', by: actor.secondFactor ? 'code' : 'password' });
}
