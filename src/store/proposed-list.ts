import { sql } from 'kysely';
import type { ProposedList, ProposedLists, SignedScores } from '../acts/review/proposed-list-port.ts';
import { roundFirst } from './round-first.ts';
import { json, type Tx } from './transaction.ts';

const OPEN = ['prepared', 'returned'] as const;

export function proposedListsIn(tx: Tx): ProposedLists {
  const lists = () => tx.selectFrom('proposedList').selectAll();
  return {
    all: (roundId) => lists().where('roundId', '=', roundId).orderBy('preparedAt', 'desc').orderBy('id', 'desc').execute(),
    open: async (roundId) => (await lists().where('roundId', '=', roundId).where('state', 'in', OPEN).executeTakeFirst()) ?? null,
    async locked(id) {
      await roundFirst(tx, 'proposed_list', id);
      return (await lists().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
    },
    add: async (one) => void (await tx.insertInto('proposedList').values(kept(one)).execute()),
    async change(id, version, change) {
      const result = await tx
        .updateTable('proposedList')
        .set({ ...kept(change), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    scores: async (roundId) =>
      (
        await sql<SignedScores>`select s.dossier_id, coalesce((select w.scores from panel_word w
            where w.dossier_id = s.dossier_id and w.account_id = s.account_id and w.kind = 'rescored' order by w.n desc limit 1), r.scores) as scores
          from panel_seat s join dossier d on d.id = s.dossier_id
          join review r on r.dossier_id = s.dossier_id and r.account_id = s.account_id and r.signed_at is not null
          where d.round_id = ${roundId} and s.state = 'seated' and d.state <> 'admitted' order by s.dossier_id, s.position`.execute(tx)
      ).rows,
    async services(roundId) {
      await sql`select app.open(array(select id from dossier where round_id = ${roundId}))`.execute(tx);
      const { rows } = await sql<{ dossierId: string; kind: string; functions: string[] }>`select d.id as dossier_id,
        coalesce((select v.value #>> '{}' from dossier_value v where v.dossier_id = d.id and v.key = 'kind'), '') as kind,
        coalesce((select v.value from dossier_value v where v.dossier_id = d.id and v.key = 'functions' and jsonb_typeof(v.value) = 'array'), '[]'::jsonb) as functions
        from dossier d where d.round_id = ${roundId} and d.state in ('reviewed', 'proposed', 'notProposed', 'recognised', 'setAside')`.execute(
        tx,
      );
      return rows;
    },
  };
}

const kept = <C extends Partial<ProposedList>>(change: C): C => ({
  ...change,
  ...(change.entries === undefined ? {} : { entries: json(change.entries) }),
  ...(change.underReview === undefined ? {} : { underReview: json(change.underReview) }),
});
