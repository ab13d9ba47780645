import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { ListEntry, RankedCase, UnderReview } from '../../core/review/proposed-list.ts';
import type { State } from '../../core/workflow/state.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import type { Context } from '../context.ts';
import { standingOf } from '../dossier/facts.ts';
import type { DossierLine } from '../dossier/port.ts';
import { found, refuse } from '../refusal.ts';
import { listOffers } from './propose-list.ts';
import type { ProposedList } from './proposed-list-port.ts';
import { scored, underReviewIn } from './scored.ts';

/** In which states a case has its review behind it. */
const behind: readonly State[] = ['reviewed', 'proposed', 'notProposed', 'recognised', 'setAside'];

/** `line`: what the list that is under way, or the newest signed one, says of it. */
export type RankableLine = RankedCase & { dossier: DossierLine; line: ListEntry | null; offers: Offer[] };
export type Ranking = {
  lines: RankableLine[];
  underReview: UnderReview[];
  /** The list that is prepared or was given back, with what one may do about it. */
  open: (ProposedList & { offers: Offer[] }) | null;
  signed: ProposedList[];
};

/** All of a round that has been reviewed, with what was signed of it and what its lists say (第八条（四）). */
export async function ranking(ctx: Context, roundId: string): Promise<Ranking> {
  return ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    const { actor } = ctx;
    if (round.issuerId !== actor.organisationId && !actor.roles.includes('supervisor')) refuse({ kind: 'notAllowed' });
    const dossiers = await tx.dossiers.lines({ roundId, states: behind });
    const lists = await tx.proposedLists.all(roundId);
    const signed = lists.filter(({ state }) => state === 'signed');
    const open = lists.find(({ state }) => state === 'prepared' || state === 'returned') ?? null;
    const lines: RankableLine[] = [];
    for (const one of await scored(tx, ctx, { round, lines: dossiers })) {
      const dossier = found(dossiers.find(({ id }) => id === one.dossierId) ?? null);
      const inIt = dossier.state === 'reviewed' ? [open] : signed;
      const line = inIt.flatMap((list) => list?.entries.filter(({ dossierId }) => dossierId === one.dossierId) ?? [])[0] ?? null;
      // Nothing is done about one that only waits for its list.
      const mine = dossier.state === 'proposed' ? offers(dossierProcedure, await standingOf(tx, ctx, dossier)) : [];
      lines.push({ ...one, dossier, line, offers: mine });
    }
    return {
      lines,
      underReview: await underReviewIn(tx, roundId),
      open: open && { ...open, offers: await listOffers(tx, ctx, open) },
      signed,
    };
  });
}
