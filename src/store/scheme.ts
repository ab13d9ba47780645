import type { Rounds } from '../acts/scheme/port.ts';
import type { Round } from '../core/scheme/round.ts';
import type { Sealer } from './crypto.ts';
import { json, type Tx } from './transaction.ts';

/** Rounds that a transaction has read, until it locks or changes one: one view of a case asks for its round three times. */
const read = new WeakMap<Tx, Map<string, Promise<Round | null>>>();

export function roundOf(tx: Tx, id: string): Promise<Round | null> {
  const known = read.get(tx) ?? new Map<string, Promise<Round | null>>();
  read.set(tx, known);
  const asked = known.get(id) ?? select(tx, id);
  known.set(id, asked);
  return asked;
}

const select = async (tx: Tx, id: string): Promise<Round | null> =>
  (await tx.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** What was read of rounds is read anew. */
export const forgetRounds = (tx: Tx): void => void read.delete(tx);

export function roundsIn(tx: Tx, sealer: Sealer): Rounds {
  const changing = () => {
    forgetRounds(tx);
    return tx.updateTable('round');
  };
  return {
    round: (id) => roundOf(tx, id),
    async lockedRound(id) {
      forgetRounds(tx);
      return (await tx.selectFrom('round').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
    },
    async changeRound(id, version, change) {
      const result = await changing()
        .set({ ...change, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async casesLocked(roundId) {
      const rows = await tx
        .selectFrom('dossier')
        .select(['id', 'applicantId', 'state', 'submittedAt'])
        .where('roundId', '=', roundId)
        .orderBy('id')
        .forUpdate()
        .execute();
      return rows.map(({ submittedAt, ...row }) => ({ ...row, submitted: submittedAt !== null }));
    },
    async submittedIn(roundId) {
      const row = await tx
        .selectFrom('dossier')
        .select((w) => w.fn.countAll<number>().as('count'))
        .where('roundId', '=', roundId)
        .where('submittedAt', 'is not', null)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    async rounds({ issuerId, openOn } = {}) {
      let query = tx.selectFrom('round').selectAll().orderBy('opensOn', 'desc').orderBy('id', 'desc');
      if (issuerId) query = query.where('issuerId', '=', issuerId);
      if (openOn) query = query.where('opensOn', '<=', openOn).where('closesOn', '>=', openOn);
      return query.execute();
    },
    async addRound(round) {
      await tx
        .insertInto('round')
        .values({
          ...round,
          rubric: json(round.rubric),
          quotas: json(round.quotas),
          sealedSecret: sealer.seal(round.sealedSecret),
        })
        .execute();
    },
    async secretOf(roundId) {
      const row = await tx.selectFrom('round').select('sealedSecret').where('id', '=', roundId).executeTakeFirstOrThrow();
      return sealer.open(row.sealedSecret);
    },
    reveal: async (roundId, secret, day) =>
      void (await changing().set({ revealedSecret: secret, revealedOn: day }).where('id', '=', roundId).execute()),
  };
}
