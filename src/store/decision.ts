import type { Decisions } from '../acts/recommendation/decision-port.ts';
import { json, type Tx } from './transaction.ts';

/** Decisions that end a case before review, from their proposal on. */
export const decisionsIn = (tx: Tx): Decisions => ({
  decision: async (dossierId, step) =>
    (await tx
      .selectFrom('decision')
      .selectAll()
      .where('dossierId', '=', dossierId)
      .where('step', '=', step)
      .where('setAsideAt', 'is', null)
      .executeTakeFirst()) ?? null,
  async write(decision) {
    const next = { ...decision, reasons: json(decision.reasons), givenBackBy: null, givenBackAt: null, givenBackReason: null };
    await tx
      .insertInto('decision')
      .values(next)
      .onConflict((c) => c.columns(['dossierId', 'step', 'setAsideAt']).doUpdateSet(next))
      .execute();
  },
  giveBack: async (dossierId, { by, at, reason }) =>
    void (await tx
      .updateTable('decision')
      .set({ givenBackBy: by, givenBackAt: at, givenBackReason: reason })
      .where('dossierId', '=', dossierId)
      .where('step', '=', 'decline')
      .where('setAsideAt', 'is', null)
      .execute()),
  drop: async (dossierId) =>
    void (await tx
      .deleteFrom('decision')
      .where('dossierId', '=', dossierId)
      .where('step', '=', 'decline')
      .where('decidedAt', 'is', null)
      .execute()),
  decide: async (dossierId, step, made) =>
    void (await tx
      .updateTable('decision')
      .set(made)
      .where('dossierId', '=', dossierId)
      .where('step', '=', step)
      .where('setAsideAt', 'is', null)
      .execute()),
  async receive(dossierId, step, { id, at }) {
    const noted = await tx
      .updateTable('decision')
      .set({ receivedBy: id, receivedAt: at })
      .where('dossierId', '=', dossierId)
      .where('step', '=', step)
      .where('receivedAt', 'is', null)
      .where('setAsideAt', 'is', null)
      .executeTakeFirst();
    return noted.numUpdatedRows === 1n;
  },
  setAside: async (number, at) => void (await tx.updateTable('decision').set({ setAsideAt: at }).where('number', '=', number).execute()),
  numbered: async (number) => (await tx.selectFrom('decision').selectAll().where('number', '=', number).executeTakeFirst()) ?? null,
  async lastContact(organisationId) {
    const row = await tx
      .selectFrom('decision')
      .innerJoin('account', 'account.id', 'decision.writtenBy')
      .select(['decision.contactOffice as office', 'decision.contactPhone as phone'])
      .where('account.organisationId', '=', organisationId)
      .orderBy('decision.writtenAt', 'desc')
      .executeTakeFirst();
    return row ?? null;
  },
});
