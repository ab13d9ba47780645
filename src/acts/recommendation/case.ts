import type { Relation, Role } from '../../core/workflow/relation.ts';
import { relationsTo } from '../../core/workflow/relation.ts';
import { type State, states } from '../../core/workflow/state.ts';
import type { Context, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { found, notNow, refuse } from '../refusal.ts';

/** A case that this actor may look at in one of these relations; else the same 404 as one that is not there. */
export async function caseSeen(tx: Transaction, ctx: Context, dossierId: string, relations: readonly Relation[]): Promise<Dossier> {
  const dossier = found(await tx.dossiers.dossier(dossierId));
  const held = relationsTo(ctx.actor, await tx.dossiers.partiesOf(dossier));
  return held.some((relation) => relations.includes(relation)) ? dossier : refuse({ kind: 'notFound' });
}

type Work = { readonly role: Role; readonly states: readonly State[]; readonly what: string; readonly article: string };

/**
 * The recommender's own case, locked, in a state in which this may be done. Refuses: 404 where it can't be seen, 403 where it is
 * someone else's to do, 422 where it is not the time.
 */
export async function caseInHand(tx: Transaction, ctx: Context, dossierId: string, work: Work): Promise<Dossier> {
  const dossier = found(await tx.dossiers.locked(dossierId));
  const relations = relationsTo(ctx.actor, await tx.dossiers.partiesOf(dossier));
  if (!relations.includes('recommenderOf') || !ctx.actor.roles.includes(work.role)) refuse({ kind: 'notAllowed' });
  if (!work.states.includes(dossier.state))
    notNow(
      work.article,
      `申报现为“${states[dossier.state].label}”，只有“${work.states.map((one) => states[one].label).join('”“')}”时才能${work.what}`,
    );
  return dossier;
}
