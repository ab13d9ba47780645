import type { EvidenceFiles } from '../acts/files/evidence-port.ts';
import { anyOf } from './bulk.ts';
import type { Tx } from './transaction.ts';

export const evidenceIn = (tx: Tx): EvidenceFiles => ({
  add: async (one) => void (await tx.insertInto('evidence').values(one).execute()),
  of: (cases) =>
    cases.length === 0
      ? Promise.resolve([])
      : tx.selectFrom('evidence').selectAll().where('caseId', '=', anyOf(cases)).orderBy('addedAt').orderBy('id').execute(),
});
