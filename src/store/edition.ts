import { sql } from 'kysely';
import type { Editions, StoredEdition } from '../acts/scheme/edition-port.ts';
import { json, type Tx } from './transaction.ts';

/** `changed` is told when an edition may have been signed (world.ts keeps those that are). */
export function editionsIn(tx: Tx, changed: () => void = () => undefined): Editions {
  const named = (id: string) => tx.selectFrom('schemeEdition').selectAll().where('id', '=', id);
  return {
    all: () =>
      tx
        .selectFrom('schemeEdition')
        .innerJoin('organisation', 'organisation.id', 'schemeEdition.issuerId')
        .select(['schemeEdition.id', 'issuerId', 'title', 'digest', 'state', 'preparedBy', 'preparedAt', 'word', 'signedBy', 'signedAt'])
        .select('organisation.name as issuerName')
        .select(sql<string | null>`case organisation.kind when 'city' then whole -> 'derivedFrom' ->> 'id' end`.as('derivedFrom'))
        .select([sql<string | null>`whole ->> 'inForce'`.as('inForce'), sql<string | null>`whole ->> 'until'`.as('until')])
        .orderBy('preparedAt', 'desc')
        .execute(),
    edition: async (id) => (await named(id).executeTakeFirst()) ?? null,
    locked: async (id) => (await named(id).forUpdate().executeTakeFirst()) ?? null,
    async put({ whole, ...one }: StoredEdition) {
      const row = { ...one, whole: json(whole) };
      await tx
        .insertInto('schemeEdition')
        .values(row)
        .onConflict((c) => c.column('id').doUpdateSet(row))
        .execute();
    },
    async decide(id, decision) {
      await tx.updateTable('schemeEdition').set(decision).where('id', '=', id).execute();
      changed();
    },
    remove: async (id) => void (await tx.deleteFrom('schemeEdition').where('id', '=', id).execute()),
  };
}
