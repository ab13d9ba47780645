import type { Timeline } from '../acts/reporting/port.ts';
import { titles } from './platforms.ts';
import type { Tx } from './transaction.ts';

/** What a day's jobs look for across the nouns; only the system's eyes see all of it. */
export function timelineIn(tx: Tx): Timeline {
  return {
    async corrections() {
      const rows = await tx
        .selectFrom('dossier')
        .select(['id', 'number', 'applicantId', 'recommenderId', 'correctionDueOn'])
        .where('state', '=', 'returned')
        .where('correctionDueOn', 'is not', null)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, correctionDueOn: row.correctionDueOn ?? '' }));
    },
    draftsClosing: (day, until) =>
      tx
        .selectFrom('dossier')
        .innerJoin('round', 'round.id', 'dossier.roundId')
        .select(['dossier.applicantId', 'dossier.roundId', 'round.title', 'round.closesOn', 'round.closesAt'])
        .where('dossier.state', '=', 'draft')
        .where('round.cancelledAt', 'is', null)
        .where('round.opensOn', '<=', day)
        .where('round.closesOn', '>=', day)
        .where('round.closesOn', '<=', until)
        .orderBy('dossier.id')
        .execute(),
    awaitingRecommendation: (day, until) =>
      tx
        .selectFrom('dossier')
        .innerJoin('round', 'round.id', 'dossier.roundId')
        .select(['dossier.recommenderId', 'dossier.roundId', 'round.title', 'round.recommendBy'])
        .select((w) => w.fn.countAll<number>().as('count'))
        .where('dossier.state', 'in', ['submitted', 'assessing'])
        .where('round.recommendBy', '>=', day)
        .where('round.recommendBy', '<=', until)
        .groupBy(['dossier.recommenderId', 'dossier.roundId', 'round.title', 'round.recommendBy'])
        .orderBy('dossier.recommenderId')
        .execute(),
    noticesEnded: (day) =>
      tx
        .selectFrom('notice')
        .select(['notice.id', 'notice.issuerId', 'notice.title', 'notice.endsOn'])
        .where('notice.endsOn', '<', day)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('dossier')
              .select('dossier.id')
              .whereRef('dossier.roundId', '=', 'notice.roundId')
              .where('dossier.state', '=', 'proposed'),
          ),
        )
        .orderBy('notice.id')
        .execute(),
    live: () =>
      tx
        .selectFrom('dossier')
        .innerJoin('round', 'round.id', 'dossier.roundId')
        .select(['dossier.applicantId', 'dossier.recommenderId', 'dossier.issuerId', 'dossier.state', 'dossier.correctionDueOn'])
        .select(['round.title', 'round.closesOn', 'round.recommendBy', 'round.reviewBy'])
        .where('dossier.state', 'in', ['draft', 'submitted', 'returned', 'assessing', 'recommended', 'admitted', 'reviewed', 'proposed'])
        .where('round.cancelledAt', 'is', null)
        .orderBy('dossier.id')
        .execute(),
    ending: (from, to) =>
      titles(tx)
        .where('platform.validTo', '>=', from)
        .where('platform.validTo', '<=', to)
        .where('platform.revokedOn', 'is', null)
        .execute(),
    async operators() {
      const rows = await tx.selectFrom('organisation').select('id').where('kind', '=', 'operator').where('active', '=', true).execute();
      return rows.map((row) => row.id);
    },
  };
}
