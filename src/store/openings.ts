import type { Openings } from '../acts/disclosure/port.ts';
import { isOpen } from './others-open.ts';
import type { Tx } from './transaction.ts';

/** Who opened what personal data, and who was let go on. */
export function openingsIn(tx: Tx): Openings {
  const lines = () =>
    tx
      .selectFrom('openingRelease')
      .innerJoin('account', 'account.id', 'openingRelease.accountId')
      .selectAll('openingRelease')
      .select('account.name as name');
  return {
    add: async (opening) => void (await tx.insertInto('opening').values(opening).execute()),
    opening: async (id) => (await tx.selectFrom('opening').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    async last({ accountId, subjectId, what, since }) {
      const row = await tx
        .selectFrom('opening')
        .selectAll()
        .where('accountId', '=', accountId)
        .where('subjectId', '=', subjectId)
        .where('what', '=', what)
        .where('openedAt', '>=', since)
        .orderBy('openedAt', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },
    async onDay(accountId, day) {
      const opened = await tx
        .selectFrom('opening')
        .select((e) => e.fn.countAll<string>().as('n'))
        .where('accountId', '=', accountId)
        .where('day', '=', day)
        .where('counted', '=', true)
        .executeTakeFirstOrThrow();
      const granted = await tx
        .selectFrom('openingRelease')
        .select((e) => e.fn.countAll<string>().as('n'))
        .where('accountId', '=', accountId)
        .where('day', '=', day)
        .where('granted', '=', true)
        .executeTakeFirstOrThrow();
      return { opened: Number(opened.n), granted: Number(granted.n) };
    },
    addRelease: async (release) => void (await tx.insertInto('openingRelease').values(release).execute()),
    release: async (id) => (await lines().where('openingRelease.id', '=', id).executeTakeFirst()) ?? null,
    releases({ day, waiting }) {
      let query = lines().orderBy('openingRelease.askedAt', 'desc').limit(200);
      if (day !== undefined) query = query.where('openingRelease.day', '=', day);
      if (waiting) query = query.where(isOpen.openings);
      return query.execute();
    },
    async decide(id, answer) {
      const result = await tx
        .updateTable('openingRelease')
        .set(answer)
        .where('id', '=', id)
        .where('granted', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
