import type { Office } from '../acts/recommendation/office-port.ts';
import { own } from '../core/text/own.ts';
import { anyOf } from './bulk.ts';
import { recommendedBy } from './facts.ts';
import { forgetRounds } from './scheme.ts';
import { json, type Tx } from './transaction.ts';

export function officeIn(tx: Tx): Office {
  return {
    assignments: (organisationId) => tx.selectFrom('assignment').selectAll().where('organisationId', '=', organisationId).execute(),
    assignable: (dossierIds) =>
      tx
        .selectFrom('dossier')
        .innerJoin('organisation', 'organisation.id', 'dossier.applicantId')
        .innerJoin('round', 'round.id', 'dossier.roundId')
        .select(['dossier.id', 'dossier.number', 'organisation.name as applicant', 'dossier.state', 'dossier.recommenderId'])
        .select(['dossier.issuerId', 'round.recommendBy', 'round.reviewBy'])
        .where('dossier.id', '=', anyOf(dossierIds))
        .execute(),
    async assign(assignments) {
      if (assignments.length === 0) return;
      await tx
        .insertInto('assignment')
        .values(assignments)
        .onConflict((c) =>
          c.columns(['organisationId', 'dossierId']).doUpdateSet((row) => ({
            accountId: row.ref('excluded.accountId'),
            assignedBy: row.ref('excluded.assignedBy'),
            assignedAt: row.ref('excluded.assignedAt'),
            innerDueOn: row.ref('excluded.innerDueOn'),
          })),
        )
        .execute();
    },
    async unassign(organisationId, dossierIds) {
      if (dossierIds.length === 0) return;
      await tx.deleteFrom('assignment').where('organisationId', '=', organisationId).where('dossierId', '=', anyOf(dossierIds)).execute();
    },
    endInnerDue: async (organisationId, dossierId) =>
      void (await tx
        .updateTable('assignment')
        .set({ innerDueOn: null })
        .where('organisationId', '=', organisationId)
        .where('dossierId', '=', dossierId)
        .execute()),
    absences: (organisationId, day) =>
      tx
        .selectFrom('absence')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('toOn', '>=', day)
        .orderBy('fromOn')
        .execute(),
    addAbsence: async (absence) => void (await tx.insertInto('absence').values(absence).execute()),
    async removeAbsence(id, organisationId) {
      const result = await tx.deleteFrom('absence').where('id', '=', id).where('organisationId', '=', organisationId).executeTakeFirst();
      return result.numDeletedRows === 1n;
    },
    views: ({ accountId, organisationId }) =>
      tx
        .selectFrom('savedView')
        .innerJoin('account', 'account.id', 'savedView.accountId')
        .selectAll('savedView')
        .select('account.name as by')
        .where((v) =>
          v.or([
            v('savedView.accountId', '=', accountId),
            v.and([v('savedView.organisationId', '=', organisationId), v('savedView.shared', '=', true)]),
          ]),
        )
        .orderBy('savedView.name')
        .execute(),
    async saveView({ filter, ...view }) {
      const { name, shared } = view;
      await tx
        .insertInto('savedView')
        .values({ ...view, filter: json(filter) })
        .onConflict((c) => c.column('id').doUpdateSet({ name, shared, filter: json(filter) }))
        .execute();
    },
    removeView: async (id) => void (await tx.deleteFrom('savedView').where('id', '=', id).execute()),
    recommended: (of) => recommendedBy(tx, of),
    async quota({ roundId, recommenderId }) {
      const { quotas } = await tx.selectFrom('round').select('quotas').where('id', '=', roundId).executeTakeFirstOrThrow();
      return own(quotas, recommenderId) ?? null;
    },
    async setQuotas({ id, version }, quotas) {
      forgetRounds(tx);
      await tx
        .updateTable('round')
        .set({ quotas: json({ ...quotas }), version: version + 1 })
        .where('id', '=', id)
        .execute();
    },
  };
}
