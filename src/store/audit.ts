import type { AuditLine, Audits } from '../acts/disclosure/audit-port.ts';
import type { Sealer } from './crypto.ts';
import { isOpen } from './others-open.ts';
import { sealText, wordsIn } from './sealing.ts';
import type { Tx } from './transaction.ts';

export function auditsIn(tx: Tx, sealer: Sealer): Audits {
  const lines = () =>
    tx
      .selectFrom('audit')
      .innerJoin('organisation', 'organisation.id', 'audit.organisationId')
      .selectAll('audit')
      .select('organisation.name as organisation')
      .orderBy('audit.askedAt', 'desc')
      .orderBy('audit.id', 'desc');
  const read = (one: AuditLine): AuditLine => ({
    ...one,
    body: wordsIn(sealer, one.body),
    answer: wordsIn(sealer, one.answer),
    word: wordsIn(sealer, one.word),
  });
  const first = async (query: ReturnType<typeof lines>) => {
    const row = await query.executeTakeFirst();
    return row === undefined ? null : read(row);
  };
  return {
    async all({ open, organisationId }) {
      let query = lines();
      if (open) query = query.where(isOpen.audits);
      if (organisationId) query = query.where('audit.organisationId', '=', organisationId);
      return (await query.execute()).map(read);
    },
    one: (id) => first(lines().where('audit.id', '=', id)),
    locked: (id) => first(lines().where('audit.id', '=', id).forUpdate('audit')),
    add: async (one) =>
      void (await tx
        .insertInto('audit')
        .values({ ...one, body: sealText(sealer, one.body) })
        .execute()),
    async change(id, version, { answer, word, ...change }) {
      const words = {
        ...(answer === undefined ? {} : { answer: sealText(sealer, answer) }),
        ...(word === undefined ? {} : { word: sealText(sealer, word) }),
      };
      const result = await tx
        .updateTable('audit')
        .set({ ...change, ...words, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
