import { sql } from 'kysely';
import type { ProposedList, ProposedLists } from '../acts/review/proposed-list-port.ts';
import type { Content } from '../core/annexes/field.ts';
import { servicesOf } from '../core/annexes/kind-and-functions.ts';
import { scoresNow, withChanges } from './review.ts';
import type { Tx } from './transaction.ts';
import { wholesIn } from './wholes.ts';

const OPEN = ['prepared', 'returned'] as const;

export function proposedListsIn(tx: Tx): ProposedLists {
  const lists = () => tx.selectFrom('proposedList').selectAll();
  return {
    all: (roundId) => lists().where('roundId', '=', roundId).orderBy('preparedAt', 'desc').orderBy('id', 'desc').execute(),
    open: async (roundId) => (await lists().where('roundId', '=', roundId).where('state', 'in', OPEN).executeTakeFirst()) ?? null,
    ...wholesIn<ProposedList>(tx, 'proposedList'),
    scores: (roundId) =>
      withChanges(tx)
        .innerJoin('panelSeat', (on) =>
          on.onRef('panelSeat.dossierId', '=', 'review.dossierId').onRef('panelSeat.accountId', '=', 'review.accountId'),
        )
        .innerJoin('dossier', 'dossier.id', 'review.dossierId')
        .select(['review.dossierId', scoresNow])
        .where('dossier.roundId', '=', roundId)
        .where('dossier.state', '<>', 'admitted')
        .where('panelSeat.state', '=', 'seated')
        .where('review.signedAt', 'is not', null)
        .orderBy('review.dossierId')
        .orderBy('panelSeat.position')
        .execute(),
    async services(roundId) {
      await sql`select app.open(array(select id from dossier where round_id = ${roundId}))`.execute(tx);
      const { rows } = await sql<{
        dossierId: string;
        values: Content['values'];
      }>`select d.id as dossier_id, jsonb_object_agg(v.key, v.value) as "values"
        from dossier d join dossier_value v on v.dossier_id = d.id and v.key in ('kind', 'functions')
        where d.round_id = ${roundId} and d.state in ('reviewed', 'proposed', 'notProposed', 'recognised', 'setAside') group by d.id`.execute(
        tx,
      );
      return rows.map(({ dossierId, values }) => ({ dossierId, ...servicesOf({ values, tables: {} }) }));
    },
  };
}
