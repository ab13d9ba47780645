import type { MalwareState, Quarantine } from '../acts/files/malware-port.ts';
import { anyOf } from './bulk.ts';
import { referredTo } from './file-references.ts';
import type { Tx } from './transaction.ts';

export const quarantineIn = (tx: Tx): Quarantine => ({
  async of(hashes) {
    if (hashes.length === 0) return new Map();
    const files = await tx.selectFrom('file').select(['hash', 'scanState', 'scanFound']).where('hash', '=', anyOf(hashes)).execute();
    return new Map(files.map(({ hash, scanState, scanFound }) => [hash, { state: scanState as MalwareState, found: scanFound }]));
  },
  set: async (hash, { state, found }, at) =>
    void (await tx.updateTable('file').set({ scanState: state, scanFound: found, scannedAt: at }).where('hash', '=', hash).execute()),
  referredTo: (hashes) => referredTo(tx, hashes),
  async placesOf(hash) {
    const dossiers = [
      ...(await tx
        .selectFrom('material')
        .where('fileHash', '=', hash)
        .where('removedAt', 'is', null)
        .select(['dossierId as id', 'name', 'addedBy'])
        .execute()),
      ...(await tx
        .selectFrom('sitePhoto')
        .where('fileHash', '=', hash)
        .where('removedAt', 'is', null)
        .select(['dossierId as id', 'name', 'addedBy'])
        .execute()),
      ...(await tx.selectFrom('scan').where('fileHash', '=', hash).select(['dossierId as id', 'name', 'addedBy']).execute()),
    ];
    const organisations = [
      ...(await tx.selectFrom('licence').where('fileHash', '=', hash).select(['organisationId as id', 'name', 'addedBy']).execute()),
      ...(await tx
        .selectFrom('organisationEvidence')
        .where('fileHash', '=', hash)
        .select(['organisationId as id', 'name', 'addedBy'])
        .execute()),
    ];
    const evidence = await tx
      .selectFrom('evidence')
      .leftJoin('complaint', 'complaint.id', 'evidence.caseId')
      .leftJoin('objection', 'objection.id', 'evidence.caseId')
      .leftJoin('revocation', 'revocation.id', 'evidence.caseId')
      .leftJoin('policy', 'policy.id', 'evidence.caseId')
      .leftJoin('notice', 'notice.id', 'evidence.caseId')
      .leftJoin('audit', 'audit.id', 'evidence.caseId')
      .leftJoin('platformChange', 'platformChange.id', 'evidence.caseId')
      .where('fileHash', '=', hash)
      .select(['evidence.caseId as id', 'evidence.kind', 'evidence.name', 'evidence.addedBy'])
      .select(({ fn }) =>
        fn
          .coalesce(
            'complaint.issuerId',
            'objection.issuerId',
            'revocation.issuerId',
            'policy.issuerId',
            fn.coalesce('notice.issuerId', 'audit.organisationId', 'platformChange.issuerId'),
          )
          .$notNull()
          .as('issuerId'),
      )
      .execute();
    return [
      ...evidence,
      ...dossiers.map((one) => ({ kind: 'dossier' as const, ...one })),
      ...organisations.map((one) => ({ kind: 'organisation' as const, ...one })),
    ];
  },
  waiting: async (most) =>
    (await tx.selectFrom('file').select('hash').where('scanState', '=', 'quarantined').orderBy('createdAt').limit(most).execute()).map(
      ({ hash }) => hash,
    ),
});
