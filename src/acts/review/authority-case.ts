import { type Role, relationsTo } from '../../core/workflow/relation.ts';
import type { State } from '../../core/workflow/state.ts';
import { states } from '../../core/workflow/state.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import type { Context, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { found, notNow, refuse } from '../refusal.ts';

/** Where the measure speaks of the review. */
export const REVIEW = dossierProcedure.steps.admit.article;

/** The case, locked, for somebody of its authority who holds `role`; anybody else gets 404 or 403. */
export async function authorityCase(tx: Transaction, ctx: Context, id: string, role: Role = 'officer'): Promise<Dossier> {
  const dossier = found(await tx.dossiers.dossier(id));
  if (!isAuthorityOf(ctx, dossier) || !ctx.actor.roles.includes(role)) refuse({ kind: 'notAllowed' });
  return found(await tx.dossiers.locked(id));
}

export const isAuthorityOf = (ctx: Context, { applicantId, recommenderId, issuerId }: Dossier): boolean =>
  relationsTo(ctx.actor, { applicantId, recommenderId, issuerId, panelists: [] }).includes('authorityOf');

/** What may be done in one state only. */
export function mustBe(dossier: Dossier, state: State, act: string, article: string = REVIEW): void {
  if (dossier.state !== state) notNow(article, `该申报“${states[dossier.state].label}”，只有“${states[state].label}”的申报可以${act}`);
}
