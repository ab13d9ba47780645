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
      .select('organisation.name as organisation');
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
    owed: async (organisationId) =>
      (
        await lines()
          .where(isOpen.audits)
          .where('audit.organisationId', '=', organisationId)
          .orderBy('audit.dueOn')
          .orderBy('audit.id')
          .execute()
      ).map(read),
    async page({ limit, offset }) {
      const { total } = await tx
        .selectFrom('audit')
        .select((w) => w.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const shown = lines().orderBy(isOpen.audits, 'desc').orderBy('audit.askedAt', 'desc').orderBy('audit.id', 'desc');
      return { lines: (await shown.limit(limit).offset(offset).execute()).map(read), total: Number(total) };
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
